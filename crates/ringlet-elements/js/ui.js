/* Stage two: starts the user interface with the wasm that came along. */
import { __wbg_init, start } from "ui-wasm";
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

/** Called by stage one, once, with the compiled wasm. Browsers refuse to instantiate a large one while the page waits. */
export async function open(module, host) {
  await __wbg_init({ module_or_path: module });
  host.sheet = sheet;
  await start(host);
}
