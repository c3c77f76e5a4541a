/* The least that a custom element with this look can do: it formats nothing. */
import { buttonText, sheetOf } from "../look.js";

const sheet = sheetOf(buttonText);
const template = document.createElement("template");
template.innerHTML = '<button type="button" part="button"><span part="icon"></span><span part="label"> </span></button>';

class CallButton extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    const content = template.content.cloneNode(true);
    content.firstChild.lastChild.firstChild.data = this.getAttribute("phone-number");
    root.append(content);
  }
}

customElements.define("call-button", CallButton);
document.addEventListener("click", ({ target }) => {
  if (target instanceof CallButton) target.dispatchEvent(new CustomEvent("dial", { bubbles: true, composed: true }));
});
