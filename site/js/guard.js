// A wasm whose every way out is watched: after a panic nothing in there can be trusted any more.

/**
 * The exports of a wasm, of which none runs again once one of them has thrown. What wasm-bindgen wrote hands its exports to this
 * (see `crates/xtask/src/module.rs`), so that listeners, timers and promises of the app are watched as well.
 */
export function guard(exports) {
  const guarded = {};
  for (const name of Object.keys(exports)) {
    const own = exports[name];
    guarded[name] =
      typeof own !== "function"
        ? own
        : (...values) => {
            if (stopped) throw stopped;
            try {
              return own(...values);
            } catch (cause) {
              stop(cause);
              throw cause;
            }
          };
  }
  return guarded;
}

let stopped;
const watchers = new Set();

function stop(cause) {
  if (stopped) return;
  stopped = cause instanceof Error ? cause : new Error(String(cause));
  for (const tell of [...watchers]) tell(stopped);
}

/** Why the wasm has stopped; nothing while it runs. */
export const whyStopped = () => stopped;

/** Calls `tell` once the wasm stops. Answers with a function that takes that back. */
export function onStop(tell) {
  watchers.add(tell);
  return () => watchers.delete(tell);
}
