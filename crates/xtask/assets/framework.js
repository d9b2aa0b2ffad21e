// `weibao/react`, `weibao/preact` and `weibao/vue`: the element; their types make it known to the framework.

export * from "./element.js";
export { default } from "./element.js";
