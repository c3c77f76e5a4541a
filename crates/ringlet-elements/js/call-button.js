/* <call-button>: shows a number, dials it. Thousands fit on a page: they are formatted together, in one microtask, those far
   down before the next frame, and each is one cloned <button> with the one shared sheet; clicks are heard by the document, not
   by each. */
import { dial } from "./dial.js";
import { near, putOff } from "./far.js";
import { nextFrame } from "./idle.js";
import { liveState } from "./live.js";
import { doubtOf, formatAll } from "./number.js";
import { reflect, takeOverProperties } from "./reflect.js";
import { callButtonSheet } from "./sheet.js";
import { Tip } from "./tip.js";
import { loadedUi } from "./stage-two.js";
import { doubtSentence, reasonSentence, say } from "./words.js";

const skeleton = document.createElement("button");
skeleton.type = "button";
skeleton.setAttribute("part", "button");
for (const part of ["icon", "label"]) {
  const span = document.createElement("span");
  span.setAttribute("part", part);
  skeleton.append(span);
}
skeleton.lastChild.append(" ");

/** Buttons in the page now. */
const present = new Set();
/** Buttons that the next batch paints. */
let waiting = [];

/** So many at once would take a slow computer longer than 50 ms. */
const many = 500;

async function paintWaiting() {
  const batch = waiting;
  waiting = [];
  paintAll(batch.slice(0, near), () => null);
  const far = batch.slice(near);
  if (!far.length) return;
  // Who presses one of the first needn't wait for thousands; all are in the same frame.
  if (batch.length >= many) await nextFrame();
  paintAll(far, putOff(far.length));
}

function paintAll(batch, farAt) {
  const numbers = formatAll(batch);
  for (let index = 0; index < batch.length; index++) paint(batch[index], numbers[index], farAt(index));
}

/** Paints all anew: the region or the language changed. */
export function repaintAll() {
  present.forEach(schedule);
}

/** Paints all states anew: a call came up or ended. */
export function showLive() {
  present.forEach(showState);
}

let schedule, paint, showState, press, lookAgain;

export class CallButton extends HTMLElement {
  static observedAttributes = ["phone-number", "region", "label", "variant", "size", "disabled"];

  static {
    schedule = (element) => element.#schedule();
    paint = (element, number, far) => element.#paint(number, far);
    showState = (element) => element.#showState();
    press = (element) => element.#press();
    lookAgain = (element) => element.#lookAgain();
  }

  #button = null;
  #scheduled = false;
  #e164 = "";
  #reason = "";
  #look = "";
  #tip = null;
  #state = null;
  #dialing = false;
  #internals = null;

  connectedCallback() {
    present.add(this);
    const root = this.getRootNode();
    if (root !== document) listen(root);
    if (this.#button) return;
    takeOverProperties(this);
    this.#schedule();
  }

  disconnectedCallback() {
    present.delete(this);
  }

  attributeChangedCallback() {
    if (this.#button) this.#schedule();
  }

  #schedule() {
    if (this.#scheduled) return;
    this.#scheduled = true;
    if (waiting.push(this) === 1) queueMicrotask(paintWaiting);
  }

  #build(sheet) {
    const root = this.attachShadow({ mode: "open", delegatesFocus: true });
    root.adoptedStyleSheets = [sheet];
    this.#button = skeleton.cloneNode(true);
    root.append(this.#button);
  }

  /** Shows the number as the batch found it. `far`: it is far down a long page. */
  #paint({ raw, e164, international, reason }, far) {
    this.#scheduled = false;
    const number = reason ? raw : international;
    const label = this.getAttribute("label");
    const variant = this.getAttribute("variant");
    const size = this.getAttribute("size");
    if (!this.#button) this.#build(far?.sheet(size, variant, label) ?? callButtonSheet);
    const button = this.#button;

    button.lastChild.firstChild.data = label || number;
    this.#dress(variant, size, label);
    const name = variant === "icon" ? say("call", { number: label || this.customerName || number }) : null;
    put(button, "aria-label", name);
    put(button, "title", name || label ? number : null);

    this.#e164 = reason ? "" : e164;
    this.#reason = reason && reasonSentence(raw ? reason : "missing", raw, this.region);
    put(button, "aria-disabled", reason || this.disabled ? "true" : null);
    this.#explain(this.#reason);
    this.#showState();
  }

  /** Most buttons need no class at all, and each costs a little: it is written only when it changes. */
  #dress(variant, size, label) {
    const look = variant || size || label ? `${variant ?? ""} ${size ?? ""} ${label ? "words" : ""}` : "";
    if (look === this.#look) return;
    this.#look = look;
    this.#button.className = look;
  }

  /** Describes the button to screen readers, and to everybody on hover and focus. */
  #explain(sentence) {
    if (!sentence && !this.#tip) return;
    this.#tip ??= new Tip(this.#button);
    this.#tip.text = sentence;
  }

  /** Loading while a dial is on its way, calling while a call to this number is up. */
  #showState() {
    const state = this.#dialing ? "loading" : liveState(this.#e164);
    if (state === this.#state || !this.#button) return;
    this.#state = state;
    put(this.#button, "aria-busy", state === "loading" ? "true" : null);
    const calling = state === "calling";
    put(this.#button, "data-calling", calling ? "" : null);
    this.#internals ??= this.attachInternals();
    calling ? this.#internals.states.add("calling") : this.#internals.states.delete("calling");
    this.#explain(calling ? say("calling") : this.#reason);
  }

  /** Somebody is about to use it: a number that isn't valid says so, and where it would be. */
  #lookAgain() {
    if (!this.#e164 || this.#state) return;
    const raw = this.phoneNumber ?? "";
    this.#explain(doubtSentence(doubtOf(raw, this.region), raw, this.region));
  }

  async #press() {
    if (this.disabled || this.#reason || this.#state === "loading") return;
    if (this.#state === "calling") return loadedUi()?.reveal?.(this.#e164);
    this.#dialing = true;
    this.#showState();
    try {
      await dial(this.#request(), this);
    } catch (error) {
      if (error.code === "not-loaded") this.#explain(error.message);
    } finally {
      this.#dialing = false;
      this.#showState();
    }
  }

  #request() {
    const { phoneNumber, region, customerName, customerId, jobId, medium, referenceDoctype, referenceName } = this;
    const reference = referenceDoctype && referenceName ? { doctype: referenceDoctype, name: referenceName } : null;
    return { phoneNumber, region, customerName, customerId, jobId, medium, reference };
  }
}

reflect(CallButton, [
  "phone-number", "customer-name", "customer-id", "job-id", "reference-doctype", "reference-name",
  "medium", "region", "variant", "size", "label",
]);

function put(element, name, value) {
  if (value !== null) element.setAttribute(name, value);
  else if (element.hasAttribute(name)) element.removeAttribute(name);
}

const heard = new WeakSet();

/** Hears the clicks of all buttons below a document or shadow root; first, so that a row's own handler can't swallow them. */
export function listen(root) {
  if (heard.has(root)) return;
  heard.add(root);
  const hear = (event, act) => root.addEventListener(event, ({ target }) => target instanceof CallButton && act(target), true);
  hear("click", press);
  hear("pointerover", lookAgain);
  hear("focus", lookAgain);
}
