/* `data-scan`: numbers of the page that its author didn't mark up become click-to-dial. */
import { settings } from "./config.js";
import { dial } from "./dial.js";
import { parseNumber } from "./number.js";

/** Follows `data-scan`; heard by the document, so links added later work too and nothing in the page is changed. */
export function watchPage() {
  document.addEventListener("click", dialLink);
}

function dialLink(event) {
  if (settings().scan === "off" || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey) return;
  const link = event.target.closest?.('a[href^="tel:" i]');
  if (!link) return;
  const phoneNumber = decodeURIComponent(link.href.slice(4));
  if (!parseNumber(phoneNumber).possible) return;
  event.preventDefault();
  dial({ phoneNumber }, link).catch(() => {});
}
