/* The server's settings, asked once when the page is idle: its region and language, and whether somebody is signed in. */
import { setSite, settings } from "./config.js";
import { idle } from "./idle.js";
import { loadUi } from "./stage-two.js";
import { trace } from "./trace.js";

/** Loads the user interface where somebody may be signed in, so that incoming calls are heard. */
export async function askSite() {
  await idle();
  const { backend, token, getToken } = settings();
  if (token || getToken) return loadUi().catch(() => {});
  try {
    const answer = await fetch(`${backend}/api/ringlet/boot`, { credentials: "include" });
    const { user, site } = await answer.json();
    setSite("region", site.region);
    setSite("locale", site.locale);
    if (user) await loadUi();
  } catch (error) {
    trace("The server could not be asked", String(error));
  }
}
