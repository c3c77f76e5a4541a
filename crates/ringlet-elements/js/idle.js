/* Work that can wait. */

/** Once the page has nothing else to do, after three seconds at the latest. */
export const idle = () =>
  new Promise((resolve) => (window.requestIdleCallback ? requestIdleCallback(resolve, { timeout: 3000 }) : setTimeout(resolve, 1000)));

/** Before the next frame; in a hidden tab, which draws none, after a while. */
export const nextFrame = () =>
  new Promise((resolve) => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, 300);
  });
