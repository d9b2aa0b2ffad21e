// Letting the browser paint before a call that holds it up.

/** When the next frame has been painted. In a window out of sight none is; then after a while. */
export const painted = () =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 200);
  });
