import { equal, place, test, until } from "./check.js";

test("a number is known in all its forms once ringlet is ready", async () => {
  await ringlet.ready;
  equal(ringlet.parseNumber("(650) 253-0000 ext. 12", "US"), {
    e164: "+16502530000",
    valid: true,
    possible: true,
    type: "FIXED_LINE_OR_MOBILE",
    country: "US",
    international: "+1 650-253-0000 ext. 12",
    national: "(650) 253-0000 ext. 12",
    extension: "12",
    reason: null,
  });
});

test("the page's region reads a number without plus", () => {
  equal(ringlet.parseNumber("098765 43210").e164, "+919876543210");
});

test("a possible number that isn't valid can be dialled all the same", () => {
  const { e164, valid, possible } = ringlet.parseNumber("(555) 123-4567", "US");
  equal([e164, valid, possible], ["+15551234567", false, true]);
});

test("what isn't a number says why", () => {
  equal(ringlet.parseNumber("12").reason, "too-short");
  equal(ringlet.parseNumber("hello").reason, "no-number");
  equal(ringlet.parseNumber("+999 1234567").reason, "country-code");
  equal(ringlet.parseNumber("+49 1234567890123456").reason, "too-long");
  equal(ringlet.parseNumber("").e164, null);
  equal(ringlet.parseNumber(undefined).possible, false);
  equal(ringlet.parseNumber("1\n2\t3").possible, false);
});

/** What a button says of itself once somebody points at it. */
async function saidOf(attributes) {
  await ringlet.ready;
  const button = place("call-button", attributes);
  const inner = await until(() => button.shadowRoot?.querySelector("button"));
  button.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, composed: true }));
  const described = inner.getAttribute("aria-describedby");
  const said = described ? button.shadowRoot.getElementById(described).textContent : "";
  const disabled = inner.getAttribute("aria-disabled");
  button.remove();
  return { said, disabled };
}

test("a possible number that isn't valid warns, and names a region of the page where it would be", async () => {
  const { said, disabled } = await saidOf({ "phone-number": "98765 43210", region: "US" });
  equal(said, "This number isn’t valid for United States. It is dialled as it is. In India it would be +91\u00a098765\u00a043210.");
  equal(disabled, null);
});

test("where no region of the page fits it only warns", async () => {
  const { said } = await saidOf({ "phone-number": "(555) 123-4567", region: "US" });
  equal(said, "This number isn’t valid for United States. It is dialled as it is.");
});

test("a valid number is not talked about", async () => {
  equal((await saidOf({ "phone-number": "+49 30 901820" })).said, "");
});
