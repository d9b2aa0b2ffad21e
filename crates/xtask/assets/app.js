// The page's program: what wasm-bindgen wrote, under one global name.

export { complete, default as init, mountPage } from "weibao-bindings";
