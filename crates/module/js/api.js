// The functions of the contract, over the wasm.

import * as bindings from "weibao-bindings";
import { connect } from "./connect.js";

/** @param usual where the wasm is when `init` is not told: see `connect`. */
export function api(usual) {
  const module = connect({ ...bindings, init: bindings.default }, usual);
  const parsed = (name, ...values) => JSON.parse(module.call(name, values));
  // An argument that is not given stays away; a saved file that is not there is `null`, and a defect.
  const file = (value) => (value === undefined ? null : value);
  return {
    init: module.init,
    version: () => module.call("version"),
    catalog: (id) => parsed("catalog", id),
    newAssessment: (county) => parsed("newAssessment", county),
    check(assessment) {
      try {
        return parsed("check", file(assessment));
      } catch (error) {
        return error.problems;
      }
    },
    evaluate: (assessment, options) => parsed("evaluate", file(assessment), options),
  };
}
