// Rolling counties up in a thread of its own. In the words of 2015.

/**
 * The roll-up's functions over a worker that runs the documents' script. Where none can be had (a server's policy, a page from the disk), it fails.
 * @param address of the script, as a policy on trusted types wants it.
 * @param wasm address of the wasm.
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
      painted: () => Promise.resolve(),
      rollupTell: (told) => call("rollupTell", told),
      rollupFile: (told) => call("rollupFile", told),
    };
    call("init", new URL(wasm, location.href).href).then(() => done(program), failed);
  });
}
