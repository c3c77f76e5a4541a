/* The server's settings, asked once when the page is idle: its region and language, and whether somebody is signed in. */
import { setSiteLocale, setSiteRegion, settings } from "./config.js";
import { loadUi } from "./stage-two.js";
import { trace } from "./trace.js";

const takes = { region: setSiteRegion, locale: setSiteLocale };
const remembered = (name) => `ringlet:${name}:${settings().backend}`;

/** Uses the region and the language that the server named last time, until it is asked again. */
export function recallSite() {
  try {
    for (const name in takes) takes[name](localStorage.getItem(remembered(name)));
  } catch {
    // A page without storage asks each time.
  }
}

/** Loads the user interface where somebody may be signed in, so that incoming calls are heard. */
export async function askSite() {
  await idle();
  const { backend, token, getToken } = settings();
  if (token || getToken) return loadUi().catch(() => {});
  try {
    const answer = await fetch(`${backend}/api/ringlet/boot`, { credentials: "include" });
    const { user, site } = await answer.json();
    rememberSite(site);
    if (user) await loadUi();
  } catch (error) {
    trace("The server could not be asked", String(error));
  }
}

function rememberSite(site) {
  for (const name in takes) {
    takes[name](site[name]);
    try {
      if (site[name]) localStorage.setItem(remembered(name), site[name]);
      else localStorage.removeItem(remembered(name));
    } catch {
      // As above.
    }
  }
}

const idle = () =>
  new Promise((resolve) => (window.requestIdleCallback ? requestIdleCallback(resolve, { timeout: 3000 }) : setTimeout(resolve, 1000)));
