/* Stage two: starts the user interface with the wasm that came along. */
import { __wbg_init, start } from "ui-wasm";
import { styleFiles, styleTexts } from "styles";

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

/** Makes sure that the text of a sheet is there: those of the screens that come later come with them. */
async function fetchSheet(name) {
  if (name in styleTexts || !(name in styleFiles)) return;
  const response = await fetch(new URL(styleFiles[name], import.meta.url));
  if (!response.ok) throw new Error(`${styleFiles[name]}: ${response.status}`);
  styleTexts[name] = await response.text();
  // Somebody may wear it already.
  sheets.get(name)?.replaceSync(styleTexts[name]);
}

/** Called by stage one, once, with the compiled wasm. Browsers refuse to instantiate a large one while the page waits. */
export async function open(module, host) {
  await __wbg_init({ module_or_path: module });
  host.sheet = sheet;
  host.fetchSheet = fetchSheet;
  await start(host);
}
