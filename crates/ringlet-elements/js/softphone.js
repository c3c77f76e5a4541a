/* Dialpad's Mini Dialer: one frame for this page's life. */
import { dialpadScript, dialpadWasm } from "assets";
import { asset } from "./config.js";
import { trace } from "./trace.js";

let opening = null;

/** The bridge to the frame `{ path, sandbox }`, which is made with the first call; `tell(kind, detail)` hears of
 * everything. Tried again after a failure. */
export function openDialpad(frame, tell) {
  opening ??= fetchBridge(frame, tell).catch((error) => {
    opening = null;
    throw error;
  });
  return opening;
}

async function fetchBridge(frame, tell) {
  const compiled = WebAssembly.compileStreaming(fetch(asset(dialpadWasm)));
  const [script, module] = await Promise.all([import(asset(dialpadScript)), compiled]);
  return script.open(module, frame, tell, trace);
}
