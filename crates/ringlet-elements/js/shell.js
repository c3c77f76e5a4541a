/* The elements whose inside is stage two's: a shadow root that waits for it. */
import { fetchTyping } from "./number.js";
import { ensurePopup, loadUi, loadedUi, preferPopup } from "./stage-two.js";

export const shellTags = ["call-popup", "call-dialer", "call-log", "call-stats", "call-list", "call-settings"];

export class Shell extends HTMLElement {
  #mounted = false;

  constructor() {
    super();
    this.attachShadow({ mode: "open" });
    new MutationObserver((changes) => {
      if (this.#mounted) changes.forEach(({ attributeName }) => loadedUi().changed(this, attributeName));
    }).observe(this, { attributes: true });
  }

  async connectedCallback() {
    if (this.localName === "call-dialer") fetchTyping();
    if (this.localName === "call-popup") preferPopup(this);
    // One that cannot be shown now says so by `ringlet-error` when it is used; it is tried again with the next dial.
    const ui = loadedUi() ?? (await loadUi().catch(() => null));
    if (!ui || this.#mounted || !this.isConnected) return;
    this.#mounted = true;
    ui.mount(this, this.shadowRoot);
  }

  disconnectedCallback() {
    // A page that moves an element takes it out and puts it back in one go.
    queueMicrotask(() => {
      if (this.isConnected || !this.#mounted) return;
      this.#mounted = false;
      loadedUi().unmount(this);
      // A page that fills itself anew in the middle of a call doesn't know of the popup: another one shows the call on.
      if (this.localName === "call-popup") ensurePopup();
    });
  }
}
