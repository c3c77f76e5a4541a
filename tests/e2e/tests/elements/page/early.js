import { equal, inside, shown, test, until } from "./check.js";

test("the script tag gives the page its API before code and wasm have arrived", () => {
  equal(early.defined, false);
  equal(early.codes, ["not-ready"]);
});

test("loading the script twice is harmless: the first one stays", async () => {
  equal(window.ringlet === first, true);
  await ringlet.ready;
  equal(ringlet.parseNumber("98765 43210").e164, "+919876543210");
});

test("calls made before it had loaded are placed, and refused ones refused", async () => {
  equal(await early.refused, "invalid-number");
  const dialled = await until(() => window.standIn?.dialled[0], "the dial");
  equal(dialled.request.e164, "+919876543211");
  dialled.resolve({ callId: "c1" });
  equal(await early.call, { callId: "c1" });
});

test("handlers given before are called, those taken back are not", async () => {
  equal(early.heard, ["on invalid-number"]);
});

test("an element with a tel: link inside becomes a button that hides it", async () => {
  const linked = document.getElementById("linked");
  equal(await shown(linked), "+91 98765 43210");
  equal(document.getElementById("fallback").offsetParent, null);
});

test("properties set before the class was there become attributes", async () => {
  document.querySelector("main").append(premade);
  equal(await shown(premade), "+49 30 901820");
  equal(premade.getAttribute("customer-name"), "Lata");
  equal(Object.keys(premade), []);
});

test("until it is a button, an empty element takes no room, unless the page says so", () => {
  equal(early.displays, ["none", "block", "inline"]);
});

test("configure() called early holds", async () => {
  const button = document.createElement("call-button");
  button.phoneNumber = "12";
  document.querySelector("main").append(button);
  await inside(button);
  equal(button.shadowRoot.querySelector("[role=tooltip]").textContent.startsWith("Diese Nummer ist zu kurz"), true);
});
