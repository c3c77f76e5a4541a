/* Stage two: starts the user interface with the wasm that came along. */
import { initSync, start } from "ui-wasm";
import { styleTexts } from "styles";

const sheets = new Map();

/** One constructable sheet for each file of style/, made when it is first asked for. */
function sheet(name) {
  if (!sheets.has(name)) {
    const made = new CSSStyleSheet();
    made.replaceSync(styleTexts[name] ?? "");
    sheets.set(name, made);
  }
  return sheets.get(name);
}

/** Called by stage one, once, with the compiled wasm. */
export function open(module, host) {
  initSync({ module });
  host.sheet = sheet;
  start(host);
}
