/* The design of our element in plain TypeScript: cloned template, one sheet, one batch, one listener. Its numbers know the five
   countries of the benchmark and no others, so it does less than ours, not more. */
import { buttonText, sheetOf } from "../look.js";

interface Plan {
  code: string;
  lengths: number[];
  trunk: string;
  groups: [RegExp, number[]][];
}

const plans: Record<string, Plan> = {
  US: { code: "1", lengths: [10], trunk: "1", groups: [[/^/, [3, 3, 4]]] },
  IN: { code: "91", lengths: [10], trunk: "0", groups: [[/^[6-9]/, [5, 5]], [/^/, [2, 4, 4]]] },
  DE: { code: "49", lengths: [7, 8, 9, 10, 11], trunk: "0", groups: [[/^(30|40|69|89)/, [2, 9]], [/^1/, [3, 8]], [/^/, [4, 7]]] },
  GB: { code: "44", lengths: [9, 10], trunk: "0", groups: [[/^2/, [2, 4, 4]], [/^7/, [4, 6]], [/^/, [3, 3, 4]]] },
  BR: { code: "55", lengths: [10, 11], trunk: "0", groups: [[/^..9/, [2, 5, 4]], [/^/, [2, 4, 4]]] },
};
const separators: Record<string, string> = { US: "-", BR: "-" };
const byCode = Object.entries(plans).map(([region, { code }]) => [code, region] as const);

function format(text: string, region: string): { e164: string; international: string; possible: boolean } | null {
  const digits = text.replace(/[^\d+]/g, "");
  let national = digits;
  if (digits.startsWith("+")) {
    const found = byCode.find(([code]) => digits.startsWith(code, 1));
    if (!found) return null;
    region = found[1];
    national = digits.slice(1 + found[0].length);
  }
  const plan = plans[region];
  if (!plan) return null;
  if (!plan.lengths.includes(national.length) && national.startsWith(plan.trunk)) national = national.slice(plan.trunk.length);
  const groups = plan.groups.find(([lead]) => lead.test(national))![1];
  const parts: string[] = [];
  let at = 0;
  for (const length of groups) {
    if (at < national.length) parts.push(national.slice(at, at + length));
    at += length;
  }
  const [first, ...rest] = parts;
  const separator = separators[region] ?? " ";
  const body = region === "BR" ? `${first} ${rest.join(separator)}` : parts.join(separator);
  return { e164: `+${plan.code}${national}`, international: `+${plan.code} ${body}`, possible: plan.lengths.includes(national.length) };
}

const sheet = sheetOf(buttonText);
const template = document.createElement("template");
template.innerHTML = '<button type="button" part="button"><span part="icon"></span><span part="label"> </span></button>';
const skeleton = template.content.firstElementChild!;

let waiting: CallButton[] = [];
function paintWaiting() {
  const batch = waiting;
  waiting = [];
  for (const element of batch) element.paint();
}

class CallButton extends HTMLElement {
  static observedAttributes = ["phone-number", "region", "label", "variant", "size", "disabled"];
  #button: Element | null = null;
  #number: ReturnType<typeof format> = null;

  connectedCallback() {
    if (!this.#button && waiting.push(this) === 1) queueMicrotask(paintWaiting);
  }

  attributeChangedCallback() {
    if (this.#button && waiting.push(this) === 1) queueMicrotask(paintWaiting);
  }

  paint() {
    if (!this.#button) {
      const root = this.attachShadow({ mode: "open", delegatesFocus: true });
      root.adoptedStyleSheets = [sheet];
      this.#button = skeleton.cloneNode(true) as Element;
      root.append(this.#button);
    }
    const text = this.getAttribute("phone-number") ?? "";
    this.#number = format(text, this.getAttribute("region") || "US");
    const label = this.getAttribute("label") || this.#number?.international || text;
    (this.#button.lastChild!.firstChild as Text).data = label;
    if (!this.#number?.possible) this.#button.setAttribute("aria-disabled", "true");
  }

  dial() {
    if (this.#number?.possible) this.dispatchEvent(new CustomEvent("dial", { bubbles: true, composed: true, detail: this.#number.e164 }));
  }
}

customElements.define("call-button", CallButton);
document.addEventListener("click", ({ target }) => target instanceof CallButton && target.dial(), true);
