/* Stage one: what a page full of phone numbers needs at once. Called by the loader when code and wasm are there. */
import { initSync } from "elements-wasm";
import { makeApi } from "./api.js";
import { CallButton, listen, repaintAll } from "./call-button.js";
import { configure, onConfig, setUp } from "./config.js";
import { emit } from "./event.js";
import { nextFrame } from "./idle.js";
import { fetchTypes } from "./number.js";
import { watchPage } from "./scan.js";
import { adoptTokens } from "./sheet.js";
import { Shell, shellTags } from "./shell.js";
import { askSite } from "./site.js";

/** Readies the elements and the API; answers `{ ready }`, which is fulfilled when numbers can be judged, too. */
export function start({ module, url, dataset, configured, ringlet }) {
  initSync({ module });
  setUp(dataset, url);
  configured.forEach(configure);
  Object.assign(ringlet, makeApi());
  adoptTokens();
  listen(document);
  define("call-button", CallButton);
  for (const tag of shellTags) define(tag, class extends Shell {});
  onConfig(repaintAll);

  const ready = afterPaint().then(fetchTypes);
  watchPage(ready);
  ready.then(() => emit(null, "ringlet-ready", { version: ringlet.version }));
  ready.then(askSite);
  return { ready };
}

/** A tag is defined once, whoever did it. */
function define(tag, element) {
  if (!customElements.get(tag)) customElements.define(tag, element);
}

/** After the next frame. */
const afterPaint = () => nextFrame().then(() => new Promise((resolve) => setTimeout(resolve)));
