/* The bridge to Dialpad's Mini Dialer; fetched where Dialpad is set up. */
import { Dialpad, initSync } from "dialpad-wasm";

/** Called by stage one, once, with the compiled wasm. */
export function open(module) {
  initSync({ module });
  return Dialpad;
}
