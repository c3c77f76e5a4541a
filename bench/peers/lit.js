/* What a page author would build today: Lit and libphonenumber-js. */
import { LitElement, html, nothing, unsafeCSS } from "lit";
import { parsePhoneNumberFromString } from "libphonenumber-js";
import { buttonText } from "../look.js";

class CallButton extends LitElement {
  static styles = unsafeCSS(buttonText);
  static properties = { phoneNumber: { attribute: "phone-number" }, region: {}, variant: {}, size: {} };

  render() {
    const number = parsePhoneNumberFromString(this.phoneNumber, this.region || "US");
    const dial = () => this.dispatchEvent(new CustomEvent("dial", { bubbles: true, composed: true, detail: number.number }));
    return html`<button type="button" part="button" class="${this.variant ?? ""} ${this.size ?? ""}" aria-disabled=${number?.isPossible() ? nothing : "true"} @click=${dial}><span part="icon"></span><span part="label">${number?.formatInternational() ?? this.phoneNumber}</span></button>`;
  }
}

customElements.define("call-button", CallButton);
