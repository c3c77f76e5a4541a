/* The bridge to Dialpad's frame, with the pretend one at the true origin. */
import { equal, test, until } from "./check.js";

const heard = [];
let bridge;
let frame;
const last = (kind) => heard.findLast((one) => one.kind === kind)?.detail;
const ask = (text) => frame.contentWindow.postMessage({ double: text }, "https://dialpad.com");
const call = { phone_number: "+14155550132", enable_current_tab: true };

test("the frame comes with the first need, hidden, with what Dialpad asks for", async () => {
  await until(() => window.ringlet?.parseNumber);
  equal(document.querySelectorAll("iframe").length, 0);
  ringlet.initiateCall("+14155550132").catch(() => {});
  const { host } = await until(() => window.standIn);
  const tell = (kind, detail) => heard.push({ kind, detail });
  const settings = { path: "team_7", sandbox: ["allow-popups-to-escape-sandbox", "allow-top-navigation", "x"] };
  bridge = await host.openDialpad(settings, tell);
  equal((await host.openDialpad(settings, tell)) === bridge, true);
  [frame] = document.querySelectorAll("iframe");
  equal(document.querySelectorAll("iframe").length, 1);
  equal(frame.parentElement === document.body, true);
  equal(frame.src, "https://dialpad.com/apps/team_7");
  equal(frame.title, "Dialpad");
  equal(frame.getAttribute("allow"), "microphone; speaker-selection; autoplay; camera; display-capture; hid");
  equal(frame.getAttribute("sandbox"), "allow-popups allow-scripts allow-same-origin allow-forms allow-popups-to-escape-sandbox");
  equal(getComputedStyle(frame).visibility, "hidden");
});

test("somebody must sign in", async () => {
  await until(() => last("phase")?.phase === "sign-in-needed");
  equal(heard.filter(({ kind }) => kind === "authentication"), [{ kind: "authentication", detail: { authenticated: false, userId: null } }]);
  equal(bridge.initiate(call, true), "not-authenticated");
  equal(bridge.enableCurrentTab(), false);
  equal(bridge.endAllCalls(), false);
});

test("a dial waits for the sign-in, which is said once", async () => {
  bridge.want(7);
  ask("sign in");
  await until(() => last("ready") === 7);
  equal(last("authentication"), { authenticated: true, userId: 5171365938069504 });
  equal(last("phase"), { phase: "signed-in", user: "5171365938069504" });
  equal(heard.filter(({ kind }) => kind === "authentication").length, 2);
});

test("a call that Dialpad would ignore is refused", () => {
  equal(bridge.initiate({ ...call, phone_number: "+1 415 555 0132" }, true), "invalid-number");
  equal(bridge.initiate({ ...call, identity_type: "Office" }, true), "invalid-identity");
  equal(bridge.initiate({ ...call, custom_data: "é".repeat(1001) }, true), "custom-data-too-long");
  equal(bridge.initiate({ ...call, custom_data: "x".repeat(100_000) }, true), "custom-data-too-long");
  equal(bridge.initiate({ ...call, outbound_caller_id: 7 }, true), "invalid-caller-id");
  equal(bridge.initiate(call, false), undefined);
});

test("ringing comes as Dialpad says it, once", async () => {
  ask("ring");
  const rung = await until(() => last("ringing"));
  equal(rung.state, "on");
  equal(rung.external_number, "+14155550132");
  equal(rung.contact.name, "Lata Shah");
  equal(typeof rung.id, "number");
  ask("stop");
  await until(() => last("ringing").state === "off");
  equal(last("ringing").id, rung.id);
});

test("another user is another sign-in", async () => {
  ask("switch");
  await until(() => last("authentication")?.userId === 5171365938069777);
  ask("leave");
  await until(() => last("phase")?.phase === "sign-in-needed");
});

test("shown and hidden by style alone", async () => {
  const { contentWindow } = frame;
  bridge.show(10, 20, 300, 400);
  equal([frame.offsetLeft, frame.offsetTop, frame.offsetWidth, frame.offsetHeight], [10, 20, 300, 400]);
  equal(getComputedStyle(frame).visibility, "visible");
  bridge.hide();
  equal(getComputedStyle(frame).visibility, "hidden");
  equal(contentWindow === frame.contentWindow && frame.isConnected, true);
});

test("the pointer goes through it while something is dragged", () => {
  const pointer = (name) => {
    document.body.dispatchEvent(new PointerEvent(name, { bubbles: true }));
    return getComputedStyle(frame).pointerEvents;
  };
  equal(pointer("pointerdown"), "none");
  equal(pointer("dragstart"), "none");
  equal(pointer("pointercancel"), "none");
  equal(pointer("dragend"), "auto");
});

test("what is said to Dialpad goes to its origin and no other", async () => {
  bridge.want(8);
  ask("sign in");
  await until(() => last("ready") === 8);
  const targets = [];
  const postMessage = (_, target) => targets.push(target);
  Object.defineProperty(frame, "contentWindow", { configurable: true, value: { postMessage } });
  try {
    equal(bridge.initiate(call, true), undefined);
    equal([bridge.enableCurrentTab(), bridge.endAllCalls()], [true, true]);
  } finally {
    delete frame.contentWindow;
  }
  equal(targets, Array(3).fill("https://dialpad.com"));
});

test("what isn't for it is counted", async () => {
  const before = bridge.dropped();
  postMessage({ api: "opencti_dialpad" }, location.origin);
  await until(() => bridge.dropped().origin > before.origin);
});
