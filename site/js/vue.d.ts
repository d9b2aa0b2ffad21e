// The element in templates of Vue 3: `import "weibao/vue";`.

import type { HTMLAttributes, ReservedProps } from "vue";
import type { WeibaoAssessmentEventMap, WeibaoAssessmentProps } from "./element.js";

export * from "./element.js";
export { default } from "./element.js";

type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}` ? `${First}${Capitalize<Rest>}` : Name;
/** `@weibao-change` is the property `onWeibaoChange` to Vue. */
type Listeners = { [Type in keyof WeibaoAssessmentEventMap as `on${Capitalize<Camel<Type>>}`]?: ((event: WeibaoAssessmentEventMap[Type]) => unknown) | undefined };

declare module "vue" {
  interface GlobalComponents {
    "weibao-assessment": new () => { $props: HTMLAttributes & ReservedProps & WeibaoAssessmentProps & Listeners };
  }
}
