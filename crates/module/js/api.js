// The functions of the contract, over the wasm.

import * as bindings from "weibao-bindings";
import { connect } from "./connect.js";
import { JsonText } from "./json-text.js";

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
    tally: (assessment, options) => parsed("tally", typeof assessment === "string" ? new JsonText(assessment) : file(assessment), options),
    units: (assessment) => parsed("units", file(assessment)),
    requestFor: (assessment, unit, options) => parsed("requestFor", file(assessment), file(unit), options),
    merge: (assessment, replies, options) => parsed("merge", file(assessment), file(replies), options),
    digest: (assessment) => parsed("digest", file(assessment)),
    reviewed: (assessment, review, options) => parsed("reviewed", file(assessment), file(review), options),
    rollUp: (assessments, options) => parsed("rollUp", file(assessments), options),
    compare: (before, after, options) => parsed("compare", file(before), file(after), options),
    nextRound: (assessment, options) => parsed("nextRound", file(assessment), options),
    catalogs: () => parsed("catalogs"),
    migrate: (assessment, to, options) => parsed("migrate", file(assessment), file(to), options),
    scan: (value, options) => parsed("scan", file(value), options),
    listed: (name) => parsed("listed", file(name)),
  };
}
