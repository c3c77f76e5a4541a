/* A sentence about a button: its accessible description, and a tooltip on hover and focus that Escape hides. */

export class Tip {
  #button;
  #element;

  constructor(button) {
    this.#button = button;
    const tip = document.createElement("span");
    tip.id = "tip";
    tip.role = "tooltip";
    tip.popover = "manual";
    this.#element = tip;
    button.after(tip);
    const host = button.getRootNode().host;
    host.addEventListener("pointerenter", () => this.#show());
    host.addEventListener("pointerleave", () => this.#hide());
    button.addEventListener("focus", () => button.matches(":focus-visible") && this.#show());
    button.addEventListener("blur", () => this.#hide());
    button.addEventListener("keydown", ({ key }) => key === "Escape" && this.#hide());
  }

  /** Empty: there is nothing to say. */
  set text(sentence) {
    this.#element.textContent = sentence;
    if (sentence) this.#button.setAttribute("aria-describedby", "tip");
    else {
      this.#button.removeAttribute("aria-describedby");
      this.#hide();
    }
  }

  #show() {
    const tip = this.#element;
    if (!tip.textContent || !tip.isConnected || tip.matches(":popover-open")) return;
    tip.showPopover();
    const button = this.#button.getBoundingClientRect();
    const { width, height } = tip.getBoundingClientRect();
    const below = button.bottom + 6;
    const top = below + height > innerHeight ? button.top - height - 6 : below;
    const start = getComputedStyle(tip).direction === "rtl" ? button.right - width : button.left;
    tip.style.top = `${Math.max(4, top)}px`;
    tip.style.left = `${Math.max(4, Math.min(start, innerWidth - width - 4))}px`;
  }

  #hide() {
    if (this.#element.matches(":popover-open")) this.#element.hidePopover();
  }
}
