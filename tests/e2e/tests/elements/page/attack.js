/* Thousands of messages from everybody who could send any, and none of them is believed. What a bridge says is in `said`. */
const count = 1500;
const said = [];
const errors = [];
addEventListener("error", ({ message }) => errors.push(String(message)));
addEventListener("unhandledrejection", ({ reason }) => errors.push(`unhandled: ${reason}`));

const until = async (what, look) => {
  document.title = what;
  const end = performance.now() + 60_000;
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

const done = [];
const ready = new Set();
addEventListener("message", (event) => {
  // The forged ones would throw here, too.
  if (!event.isTrusted) return;
  const { source, data } = event;
  if (data?.attack === "ready") ready.add(source);
  if (data?.attack === "done" || data?.attack === "bare done") done.push(data);
});

function hostile(address, sandbox) {
  const frame = document.createElement("iframe");
  if (sandbox) frame.sandbox = sandbox;
  frame.src = address;
  document.body.append(frame);
  return frame;
}

/* What a script of the page itself can make: events that say they come from Dialpad. */
function forge(frame) {
  const valid = {
    api: "opencti_dialpad",
    version: "1.0",
    method: "user_authentication",
    payload: { user_authenticated: true, user_id: 1 },
  };
  const throwing = new Proxy({}, { get() { throw new Error("read"); }, getOwnPropertyDescriptor() { throw new Error("asked"); } });
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const getters = Object.defineProperty({}, "api", { get() { throw new Error("got"); } });
  const all = [valid, throwing, revoked.proxy, getters, () => {}, Symbol("x"), 1n, window, document.body];
  const events = all.flatMap((data) => [
    new MessageEvent("message", { origin: "https://dialpad.com", source: frame.contentWindow, data }),
    Object.assign(new Event("message"), { data }),
    Object.defineProperties(new Event("message"), {
      origin: { get() { throw new Error("origin"); } },
      source: { get() { throw new Error("source"); } },
    }),
  ]);
  for (let i = 0; i < 100; i += 1) events.forEach((event) => dispatchEvent(event));
  frame.dispatchEvent(new Event("load"));
  return 100 * events.length;
}

async function run() {
  await until("stage one", () => window.ringlet?.parseNumber);
  // The stand-in for the interface hands the host over.
  ringlet.initiateCall("+14155550132").catch(() => {});
  const { host } = await until("the host", () => window.standIn);
  const bridge = await host.openDialpad({ path: "hostile", sandbox: [] }, (kind, detail) => said.push({ kind, detail }));
  const frame = document.querySelector("iframe[data-ringlet=dialpad]");
  await until("the frame", () => ready.has(frame.contentWindow));

  const outsiders = [
    "https://dialpad.com.evil.example/double/attack.html",
    "https://evildialpad.com/double/attack.html",
    "https://sub.dialpad.com/double/attack.html",
    // The right origin, in a frame that isn't ours.
    "https://dialpad.com/double/attack.html",
    "https://dialpad.com/apps/hostile",
  ].map((address) => hostile(address));
  // Without an origin of its own: "null".
  outsiders.push(hostile("https://dialpad.com/double/attack.html", "allow-scripts"));
  const windows = () => outsiders.map((outsider) => outsider.contentWindow);
  await until("the outsiders", () => windows().every((window) => ready.has(window)));
  const popUp = await until("a pop-up", () => window.popUp);
  if (popUp !== "refused") await until("the pop-up", () => ready.has(popUp));
  const readies = bridge.dropped();

  const attackers = [frame.contentWindow, ...windows(), ...(popUp === "refused" ? [] : [popUp])];
  for (const attacker of attackers) attacker.postMessage({ attack: "go", count }, "*");
  // The two pages that are Dialpad's app have a frame inside themselves that attacks too.
  await until("all attackers", () => done.length === attackers.length + 2);
  const forged = forge(frame);

  // A page whose prototypes somebody polluted: what a message doesn't have itself, it doesn't have.
  const pollution = {
    api: "opencti_dialpad",
    version: "1.0",
    method: "user_authentication",
    payload: { user_authenticated: true, user_id: 7 },
    user_authenticated: true,
    value: "opencti_dialpad",
  };
  Object.assign(Object.prototype, pollution);
  frame.contentWindow.postMessage({ attack: "bare" }, "*");
  await until("the bare messages", () => done.some(({ attack }) => attack === "bare done"));
  for (const name of Object.keys(pollution)) delete Object.prototype[name];

  const sent = done.reduce((sum, { sent }) => sum + sent, 0) + forged;
  const counts = bridge.dropped();
  const dropped = Object.keys(counts).reduce((sum, why) => sum + counts[why] - readies[why], 0);
  const believed = said.filter(({ kind }) => kind !== "phase");
  const faults = [
    dropped !== sent && `${sent} were sent, ${dropped} dropped`,
    believed.length > 0 && `believed: ${JSON.stringify(believed.slice(0, 3))}`,
    Object.values(counts).some((one) => one === 0) && "one kind of attack is missing",
    errors.length > 0 && `thrown: ${errors.slice(0, 3)}`,
    ({}).api !== undefined && "a prototype is polluted",
  ];

  // And the true one is still heard.
  frame.contentWindow.postMessage({ attack: "sign in" }, "*");
  await until("the true sign-in", () => said.some(({ kind, detail }) => kind === "authentication" && detail.authenticated));
  const fault = faults.filter(Boolean).join("; ") || null;
  window.heard = { fault, sent, counts, popUp: popUp !== "refused" };
}

document.querySelector("#open").onclick = () => {
  window.popUp = open("https://dialpad.com/double/attack.html", "_blank") ?? "refused";
};
run().catch((error) => (window.heard = { fault: String(error.stack ?? error) }));
