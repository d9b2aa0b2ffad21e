// The worker's side: each message is a call, `{ id, name, given }` with its arguments, and is answered under its id, in order.

/** The first call is `init` with the address of the wasm, or its bytes. */
export function serve(functions, scope) {
  scope.onmessage = ({ data: { id, name, given } }) => {
    Promise.resolve()
      .then(() => (name === "init" ? functions.init({ module_or_path: typeof given === "string" ? fetch(given) : given }).then(() => true) : functions[name](...given)))
      .then(
        (made) => scope.postMessage({ id, made }),
        ({ message, problems }) => scope.postMessage({ id, message, problems }),
      );
  };
}
