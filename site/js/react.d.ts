// The element in JSX of React 19: `import "weibao/react";`.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { WeibaoAssessment, WeibaoAssessmentListeners, WeibaoAssessmentProps } from "./element.js";

export * from "./element.js";
export { default } from "./element.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "weibao-assessment": DetailedHTMLProps<HTMLAttributes<WeibaoAssessment>, WeibaoAssessment> & WeibaoAssessmentProps & WeibaoAssessmentListeners;
    }
  }
}
