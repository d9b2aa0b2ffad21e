// Rolling counties up in a thread of its own. In the words of 2015.

/** Nobody waits for a painting: where the roll-up is not in a thread of its own, each file's reading lets the browser paint before it. */
const painted = () => Promise.resolve();

/** The roll-up's functions on the page itself, where no worker can be had. */
export const onThePage = (documents) => documents().then((program) => Object.assign({}, program, { painted }));

/**
 * The roll-up's functions over a worker that runs the documents' script. Where none can be had (a server's policy, an old browser's on a page from the
 * disk), it fails.
 * @param address of the script, as a policy on trusted types wants it.
 * @param wasm address of the wasm, or its bytes.
 */
export function inWorker(address, wasm) {
  return new Promise((done, failed) => {
    const worker = new Worker(address);
    const waiting = {};
    let calls = 0;
    const call = (name, given) =>
      new Promise((made, refused) => {
        calls += 1;
        waiting[calls] = { made, refused };
        worker.postMessage({ id: calls, name, given });
      });
    worker.onmessage = ({ data }) => {
      const { made, refused } = waiting[data.id];
      delete waiting[data.id];
      if (data.message === undefined) made(data.made);
      else refused(Object.assign(new Error(data.message), { problems: data.problems }));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      const error = new Error(event.message);
      failed(error);
      Object.keys(waiting).forEach((id) => waiting[id].refused(error));
    };
    const program = {
      painted,
      rollupTell: (told, file) => call("rollupTell", [told, file]),
      rollupFile: (told) => call("rollupFile", [told]),
    };
    call("init", typeof wasm === "string" ? new URL(wasm, location.href).href : wasm).then(() => done(program), failed);
  });
}
