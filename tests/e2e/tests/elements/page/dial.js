import { equal, heard, inside, place, test, thrown, until } from "./check.js";

const dialled = (count) => until(() => window.standIn?.dialled[count - 1], "the dial");

test("a click before stage two is there dials once it is, with all that the page said", async () => {
  const element = place("call-button", {
    "phone-number": "98765 43210",
    "customer-name": "Lata Shah",
    "customer-id": "C-1",
    "job-id": "J-1",
    "reference-doctype": "CRM Lead",
    "reference-name": "L-1",
    medium: "demo",
  });
  const button = await inside(element);
  const event = heard("ringlet-dial");
  button.click();
  const { detail, target, cancelable, bubbles, composed } = await event;
  equal([target === element, cancelable, bubbles, composed], [true, true, true, true]);
  equal([detail.number, detail.direction, detail.provider, detail.reference], [
    "+919876543210", "outbound", "demo", { doctype: "CRM Lead", name: "L-1" },
  ]);
  equal(button.getAttribute("aria-busy"), "true");
  const width = button.offsetWidth;
  button.click();
  const { request, resolve } = await dialled(1);
  equal(request.target === element, true);
  equal({ ...request, target: null }, {
    phoneNumber: "98765 43210", e164: "+919876543210", international: "+91 98765 43210", valid: request.valid, region: "IN",
    customerName: "Lata Shah", customerId: "C-1", jobId: "J-1", reference: { doctype: "CRM Lead", name: "L-1" },
    medium: "demo", customData: null, outboundCallerId: null, enableCurrentTab: true, identityType: null,
    identityId: null, target: null,
  });
  resolve({ callId: "c1" });
  await until(() => !button.hasAttribute("aria-busy"), "the end of loading");
  equal([standIn.dialled.length, button.offsetWidth], [1, width]);
});

test("the page may veto", async () => {
  const element = place("call-button", { "phone-number": "98765 43211" });
  const button = await inside(element);
  element.addEventListener("ringlet-dial", (event) => event.preventDefault());
  button.click();
  await until(() => !button.hasAttribute("aria-busy"), "the end of loading");
  equal(standIn.dialled.length, 1);
  document.addEventListener("ringlet-dial", (event) => event.preventDefault(), { once: true });
  equal((await thrown(ringlet.initiateCall("98765 43211"))).code, "vetoed");
});

test("a row that swallows clicks doesn't keep the button from dialling", async () => {
  const row = place("div");
  row.addEventListener("click", (event) => event.stopPropagation());
  const button = await inside(place("call-button", { "phone-number": "98765 43212" }, row));
  button.click();
  (await dialled(2)).resolve({});
});

test("every button of a number shows that its call is up", async () => {
  const attributes = { "phone-number": "98765 43213" };
  const elements = [place("call-button", attributes), place("call-button", { ...attributes, variant: "icon" })];
  const other = place("call-button", { "phone-number": "98765 43214" });
  const buttons = await Promise.all([...elements, other].map(inside));
  standIn.host.setLive([{ e164: "+919876543213", state: "loading" }]);
  equal(buttons.map((button) => button.getAttribute("aria-busy")), ["true", "true", null]);
  standIn.host.setLive([{ e164: "+919876543213", state: "calling" }]);
  equal(elements.map((element) => element.matches(":state(calling)")), [true, true]);
  equal(other.matches(":state(calling)"), false);
  equal(buttons.map((button) => button.hasAttribute("data-calling")), [true, true, false]);
  elements[0].size = "sm";
  await until(() => buttons[0].offsetHeight === 28, "the new size");
  equal(buttons[0].hasAttribute("data-calling"), true);
  const late = place("call-button", attributes);
  await inside(late);
  equal(late.matches(":state(calling)"), true);
  buttons[0].click();
  equal([standIn.revealed, standIn.dialled.length], [["+919876543213"], 2]);
  standIn.host.setLive([]);
  equal(elements.map((element) => element.matches(":state(calling)")), [false, false]);
  equal(buttons[0].hasAttribute("aria-describedby"), false);
});

test("initiateCall answers the call, or is rejected with a code and a sentence", async () => {
  const call = ringlet.initiateCall("+4930901820", { customData: "x".repeat(2000), outboundCallerId: "+49301", identityId: 7 });
  const { request, resolve } = await dialled(3);
  equal([request.e164, request.customData.length, request.outboundCallerId, request.target], ["+4930901820", 2000, "+49301", null]);
  resolve({ callId: "c3" });
  equal(await call, { callId: "c3" });

  const event = heard("ringlet-error");
  const error = await thrown(ringlet.initiateCall("0800 12"));
  equal([error instanceof Error, error.code], [true, "invalid-number"]);
  equal(error.message, "This number is too short for India. Check the digits or add a country code.");
  equal((await event).detail, { code: "invalid-number", message: error.message });

  const long = await thrown(ringlet.initiateCall("+4930901820", { customData: "x".repeat(2001) }));
  equal(long.code, "custom-data-too-long");
  equal((await thrown(ringlet.initiateCall())).code, "invalid-number");
});

test("a refusal of stage two reaches whoever asked, and the button is ready again", async () => {
  const element = place("call-button", { "phone-number": "98765 43215" });
  const button = await inside(element);
  button.click();
  (await dialled(4)).reject(Object.assign(new Error("no"), { code: "not-allowed" }));
  await until(() => !button.hasAttribute("aria-busy"), "the end of loading");
  const call = ringlet.initiateCall("+4930901820");
  (await dialled(5)).reject(Object.assign(new Error("no"), { code: "not-allowed" }));
  equal((await thrown(call)).code, "not-allowed");
});

test("handlers of on() are called until taken back; one that throws harms nobody", async () => {
  const called = [];
  const quiet = (event) => event.preventDefault();
  addEventListener("error", quiet);
  ringlet.on("authentication", () => {
    throw new Error("a page's mistake");
  });
  const off = ringlet.on("authentication", (...args) => called.push(args));
  standIn.host.notify("authentication", true, "agent@example.test");
  off();
  standIn.host.notify("authentication", false, null);
  removeEventListener("error", quiet);
  complaints.length = 0;
  equal(called, [[true, "agent@example.test"]]);
  try {
    ringlet.on("nonsense", () => {});
    throw new Error("accepted");
  } catch (error) {
    equal(error instanceof TypeError, true);
  }
});

test("other requests reach stage two", async () => {
  await ringlet.enableCurrentTab();
  await ringlet.endAllCalls();
  equal(standIn.dialled.slice(-2), ["enableCurrentTab", "endAllCalls"]);
});

test("what is logged for debugging shows neither whole numbers nor secrets", async () => {
  const { debug } = console;
  const lines = [];
  console.debug = (...words) => lines.push(JSON.stringify(words));
  ringlet.configure({ debug: true });
  standIn.host.trace("a request", { number: "+91 98765 43210", token: "abc", list: ["030 901820"], nested: { getToken: () => 1, ok: 7 } });
  ringlet.configure({ debug: false });
  standIn.host.trace("another", {});
  console.debug = debug;
  equal(lines.length, 1);
  equal(lines[0], '["[ringlet]","a request",{"number":"+•• ••••• •••10","token":"…","list":["••• ••••20"],"nested":{"getToken":"…","ok":7}}]');
});

test("the server's region is used where the page names none", async () => {
  ringlet.configure({ region: null });
  standIn.host.setSiteRegion("DE");
  const element = place("call-button", { "phone-number": "030 901820" });
  const button = await inside(element);
  equal(button.querySelector("[part=label]").textContent, "+49 30 901820");
  standIn.host.setSiteRegion("US");
  await until(() => button.hasAttribute("aria-disabled"), "another reading");
  equal(standIn.host.config().region, null);
});

test("the server's language is spoken where the script tag names none", () => {
  ringlet.configure({ locale: null });
  standIn.host.setSiteLocale("de");
  equal(standIn.host.locale(), "de");
  ringlet.configure({ locale: "hi" });
  equal(standIn.host.locale(), "hi");
  ringlet.configure({ locale: null });
  standIn.host.setSiteLocale(null);
  equal(standIn.host.locale(), "en");
});
