/* Work that can wait. */

/** Once the page has nothing else to do, after three seconds at the latest. */
export const idle = () =>
  new Promise((resolve) => (window.requestIdleCallback ? requestIdleCallback(resolve, { timeout: 3000 }) : setTimeout(resolve, 1000)));
