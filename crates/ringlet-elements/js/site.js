/* The server's settings, asked once when the page is idle: its region, and whether somebody is signed in. */
import { setSiteRegion, settings } from "./config.js";
import { loadUi } from "./stage-two.js";
import { trace } from "./trace.js";

const remembered = () => `ringlet:region:${settings().backend}`;

/** Uses the region that the server named last time, until it is asked again. */
export function recallRegion() {
  try {
    setSiteRegion(localStorage.getItem(remembered()));
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
    rememberRegion(site.region);
    if (user) await loadUi();
  } catch (error) {
    trace("The server could not be asked", String(error));
  }
}

function rememberRegion(region) {
  setSiteRegion(region);
  try {
    if (region) localStorage.setItem(remembered(), region);
    else localStorage.removeItem(remembered());
  } catch {
    // As above.
  }
}

const idle = () =>
  new Promise((resolve) => (window.requestIdleCallback ? requestIdleCallback(resolve, { timeout: 3000 }) : setTimeout(resolve, 1000)));
