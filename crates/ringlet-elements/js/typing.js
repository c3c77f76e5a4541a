/* Formats numbers while they are typed; fetched when somebody is about to. */
import { as_you_type, initSync } from "typing-wasm";

/** Called by stage one, once, with the compiled wasm. */
export function open(module) {
  initSync({ module });
  return { asYouType: as_you_type };
}
