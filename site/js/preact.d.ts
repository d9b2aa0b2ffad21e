// The element in JSX of Preact: `import "weibao/preact";`.

import type { HTMLAttributes } from "preact";
import type { WeibaoAssessment, WeibaoAssessmentListeners, WeibaoAssessmentProps } from "./element.js";

export * from "./element.js";
export { default } from "./element.js";

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "weibao-assessment": HTMLAttributes<WeibaoAssessment> & WeibaoAssessmentProps & WeibaoAssessmentListeners;
    }
  }
}
