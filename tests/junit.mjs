// Node's JUnit report, with what broke before or after the tests of a suite as a case of its own: Node's own tells at most that they were cancelled.

import { junit } from "node:test/reporters";

async function* withHooks(events) {
  for await (const event of events) {
    const { name, nesting, details } = event.data;
    const broke = event.type === "test:fail" && details.type === "suite" && details.error;
    if (broke && !["subtestsFailed", "cancelledByParent"].includes(broke.failureType)) {
      const error = new Error(broke.cause?.message ?? broke.message, { cause: broke });
      const hook = { ...event.data, name: `${name}, before or after its tests`, nesting: nesting + 1, details: { ...details, type: "test", error } };
      yield { type: "test:start", data: hook };
      yield { type: "test:fail", data: hook };
    }
    yield event;
  }
}

export default async function* report(events) {
  yield* junit(withHooks(events));
}
