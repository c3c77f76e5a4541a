/* What makes the page itself a phone: Dialpad's Mini Dialer, one frame for this page's life; Twilio's Voice SDK. */
import { dialpadScript, dialpadWasm, twilioScript } from "assets";
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

/** Twilio in this page, null where the browser has no calls; see `open` in `twilio.js`. */
export const openTwilio = async (fetchToken, tell) => (await import(asset(twilioScript))).open(fetchToken, tell, trace);
