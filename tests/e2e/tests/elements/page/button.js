import { equal, inside, place, shown, test, until } from "./check.js";

const words = (button) => button.querySelector("[part=label]").textContent;

test("shows the number in international form, as a button with parts", async () => {
  const element = place("call-button", { "phone-number": "98765 43210" });
  const button = await inside(element);
  equal(words(button), "+91 98765 43210");
  equal(element.shadowRoot.mode, "open");
  equal([...element.shadowRoot.querySelectorAll("[part]")].map((part) => part.getAttribute("part")), ["button", "icon", "label"]);
  equal([button.type, button.hasAttribute("aria-disabled"), button.hasAttribute("aria-busy")], ["button", false, false]);
});

test("reads the number in its own region", async () => {
  equal(await shown(place("call-button", { "phone-number": "(650) 253-0000", region: "us" })), "+1 650-253-0000");
  equal(await shown(place("call-button", { "phone-number": "+49 1512 3456789 ext. 4021" })), "+49 1512 3456789 ext. 4021");
});

test("follows its attributes", async () => {
  const element = place("call-button", { "phone-number": "98765 43210" });
  await inside(element);
  element.phoneNumber = "+4930901820";
  await until(async () => (await shown(element)) === "+49 30 901820", "the new number");
  element.phoneNumber = "030 901820";
  element.region = "DE";
  await until(async () => (await shown(element)) === "+49 30 901820", "the new region");
  element.label = "Call us";
  await until(async () => (await shown(element)) === "Call us", "the label");
  equal((await inside(element)).title, "+49 30 901820");
  element.label = null;
  await until(async () => (await shown(element)) === "+49 30 901820", "the number again");
  equal((await inside(element)).hasAttribute("title"), false);
});

test("has three sizes and three looks", async () => {
  const heights = [];
  for (const size of ["sm", "md", "lg"]) {
    const element = place("call-button", { "phone-number": "+4930901820", size });
    heights.push((await inside(element)).offsetHeight);
  }
  equal(heights, [28, 36, 44]);
  const icon = await inside(place("call-button", { "phone-number": "+4930901820", variant: "icon", "customer-name": "Lata Shah" }));
  equal([icon.offsetWidth, icon.offsetHeight], [36, 36]);
  equal([icon.getAttribute("aria-label"), icon.title], ["Call Lata Shah", "+49 30 901820"]);
  const secondary = await inside(place("call-button", { "phone-number": "+4930901820", variant: "secondary" }));
  equal(getComputedStyle(secondary).backgroundColor, "rgb(255, 255, 255)");
  const odd = await inside(place("call-button", { "phone-number": "+4930901820", variant: "odd", size: "odd" }));
  equal([odd.offsetHeight, getComputedStyle(odd).backgroundColor], [36, "rgb(47, 86, 208)"]);
});

test("a number that can't be called disables it, with the reason described", async () => {
  for (const [number, reason] of [
    ["0800 12", "This number is too short for India. Check the digits or add a country code."],
    ["+999 1234567", "This number’s country code is unknown. Check the digits after the plus sign."],
    ["hello", "This is not a phone number. Check the digits."],
    ["", "There is no number to call."],
  ]) {
    const element = place("call-button", { "phone-number": number });
    const button = await inside(element);
    equal(words(button), number);
    equal([button.getAttribute("aria-disabled"), button.disabled], ["true", false]);
    const tip = element.shadowRoot.getElementById(button.getAttribute("aria-describedby"));
    equal([tip.textContent, tip.getAttribute("role")], [reason, "tooltip"]);
  }
});

test("becomes able again when the number is mended", async () => {
  const element = place("call-button", { "phone-number": "0800 12" });
  const button = await inside(element);
  element.phoneNumber = "98765 43210";
  await until(() => !button.hasAttribute("aria-disabled"), "the button to be able");
  equal([button.hasAttribute("aria-describedby"), element.shadowRoot.querySelector("[role=tooltip]").textContent], [false, ""]);
});

test("disabled by the page: focusable, not pressable", async () => {
  const element = place("call-button", { "phone-number": "98765 43210", disabled: "" });
  const button = await inside(element);
  equal([element.disabled, button.getAttribute("aria-disabled")], [true, "true"]);
  let dialled = false;
  element.addEventListener("ringlet-dial", () => (dialled = true));
  button.click();
  equal(dialled, false);
  element.disabled = false;
  await until(() => !button.hasAttribute("aria-disabled"), "the button to be able");
});

test("a moved button stays as it is", async () => {
  const element = place("call-button", { "phone-number": "98765 43210" });
  const button = await inside(element);
  button.querySelector("[part=label]").textContent = "untouched";
  document.body.append(element);
  await new Promise((resolve) => setTimeout(resolve, 20));
  equal(words(element.shadowRoot.querySelector("button")), "untouched");
});

test("focusing the element focuses the button", async () => {
  const element = place("call-button", { "phone-number": "98765 43210" });
  const button = await inside(element);
  element.focus();
  equal(element.shadowRoot.activeElement === button, true);
});

test("a thousand put in at once are formatted before the next frame", async () => {
  const fragment = document.createDocumentFragment();
  for (let index = 0; index < 1000; index++) {
    const element = document.createElement("call-button");
    element.setAttribute("phone-number", `98765 ${43210 + index}`);
    fragment.append(element);
  }
  const list = place("div");
  list.append(fragment);
  const said = (index) => words(list.children[index].shadowRoot.querySelector("button"));
  await Promise.resolve();
  equal([said(0), said(99)], ["+91 98765 43210", "+91 98765 43309"]);
  await new Promise(requestAnimationFrame);
  equal([said(100), said(999)], ["+91 98765 43310", "+91 98765 44209"]);
  list.remove();
});

test("numbers with line breaks and tabs don't disturb their neighbours", async () => {
  const odd = place("call-button", { "phone-number": "98765\n4\t3210\n" });
  const next = place("call-button", { "phone-number": "+4930901820" });
  equal([await shown(odd), await shown(next)], ["+91 98765 43210", "+49 30 901820"]);
});

test("works inside a page's own shadow root, open or closed", async () => {
  for (const mode of ["open", "closed"]) {
    const root = place("div").attachShadow({ mode });
    const element = place("call-button", { "phone-number": "98765 43210" }, root);
    const button = await inside(element);
    let dialled = 0;
    element.addEventListener("ringlet-dial", (event) => (dialled++, event.preventDefault()));
    button.click();
    equal(dialled, 1);
  }
});

test("the manifest tells the truth about its attributes and parts", async () => {
  const manifest = await (await fetch(document.querySelector("script").src.replace("ringlet.js", "custom-elements.json"))).json();
  const declared = manifest.modules[0].declarations;
  equal(declared.every(({ tagName }) => customElements.get(tagName)), true);
  const { attributes, cssParts } = declared.find(({ tagName }) => tagName === "call-button");
  const element = document.createElement("call-button");
  for (const { name, fieldName } of attributes) {
    equal([name, fieldName in element], [name, true]);
    element[fieldName] = name === "disabled" ? true : "x";
    equal([name, element.hasAttribute(name)], [name, true]);
  }
  const ours = Object.keys(Object.getOwnPropertyDescriptors(element.constructor.prototype)).filter((name) => !/Callback$|constructor/.test(name));
  equal(ours.sort(), attributes.map(({ fieldName }) => fieldName).sort());
  const placed = await inside(place("call-button", { "phone-number": "98765 43210" }));
  equal(cssParts.map(({ name }) => placed.getRootNode().querySelectorAll(`[part=${name}]`).length), [1, 1, 1]);
});

test("nothing is against the content security policy", () => equal(complaints, []));
