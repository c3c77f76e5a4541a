/* What the page hears: DOM events and `ringlet.on()` handlers. */
import { trace } from "./trace.js";

const handlers = {
  authentication: new Set(),
  call_ringing: new Set(),
  call_state: new Set(),
  call_end: new Set(),
  disposition: new Set(),
  error: new Set(),
};

/** Fires a bubbling, composed event on an element, or on the document where none is concerned; false when vetoed. */
export function emit(target, name, detail, cancelable = false) {
  trace(name, detail);
  const event = new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail });
  return (target?.isConnected ? target : document).dispatchEvent(event);
}

/** `ringlet.on()`: answers how to stop listening. */
export function on(event, handler) {
  const set = handlers[event];
  if (!set) throw new TypeError(`There is no event "${event}": ${Object.keys(handlers).join(", ")}`);
  const listener = (...args) => handler(...args);
  set.add(listener);
  return () => set.delete(listener);
}

/** Calls the handlers of `ringlet.on(event)`; one that throws doesn't keep the others from being called. */
export function notify(event, ...args) {
  for (const handler of [...handlers[event]]) {
    try {
      handler(...args);
    } catch (error) {
      reportError(error);
    }
  }
}

/** An error as the API gives it: a code for programs, a sentence for people. */
export function failure(code, message) {
  return Object.assign(new Error(message), { name: "RingletError", code });
}

/** Tells the page about an error, once, and answers it. */
export function report(target, error) {
  const detail = { code: error.code, message: error.message };
  emit(target, "ringlet-error", detail);
  notify("error", detail);
  return error;
}
