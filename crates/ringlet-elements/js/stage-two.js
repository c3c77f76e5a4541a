/* Fetches the user interface when it is first needed, and keeps what it registered. */
import { uiScript, uiWasm } from "assets";
import { words } from "./catalogue.js";
import { asset, locale } from "./config.js";
import { failure } from "./event.js";
import { makeHost } from "./host.js";
import { trace } from "./trace.js";
import { say } from "./words.js";

let ui = null;
let loading = null;
let attempts = 0;

/** The user interface, if it is there already. */
export const loadedUi = () => ui;

/** The user interface; fetched once, and again after a failure. */
export function loadUi() {
  loading ??= fetchUi().catch((cause) => {
    loading = null;
    trace("The user interface could not be loaded", String(cause));
    throw failure("not-loaded", say("not-loaded"));
  });
  return loading;
}

async function fetchUi() {
  // A browser remembers that a module failed: ask under another name the next time.
  const again = attempts++ ? `?${attempts}` : "";
  const compiled = WebAssembly.compileStreaming(fetch(asset(uiWasm)));
  // The words come along; the user interface asks for the same ones and finds them.
  const [script, module] = await Promise.all([import(asset(uiScript) + again), compiled, words("call", locale())]);
  ui = await new Promise((resolve, reject) => {
    Promise.resolve(script.open(module, makeHost(resolve))).catch(reject);
  });
  ensurePopup();
  return ui;
}

/** The popup that the page didn't bring. */
let madePopup = null;

/** Makes the page's popup, unless there is one. */
export function ensurePopup() {
  if (document.querySelector("call-popup")) return;
  madePopup = document.createElement("call-popup");
  (document.body ?? document.documentElement).append(madePopup);
}

/** The page brings a popup of its own: the one made for it goes. */
export function preferPopup(popup) {
  if (madePopup !== popup) madePopup?.remove();
}
