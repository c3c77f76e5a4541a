/* The page is busy until the test says that it is idle. */
window.idle = [];
window.requestIdleCallback = (act) => idle.push(act);
