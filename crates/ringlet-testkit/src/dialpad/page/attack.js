/* Messages that nobody must believe. Posted by whoever has loaded this: a frame or pop-up of any origin, which also posts
   perfect copies of Dialpad's; or (as /apps/hostile) the Mini Dialer's own frame, which only posts broken ones, lets a
   frame inside itself post perfect ones, and in the end signs in as it should. */
const inside = location.pathname.startsWith("/apps/");
const page = opener ?? (inside ? parent : top);

let seed = 20230401;
const chance = (below) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed % below;
};
const one = (list) => list[chance(list.length)];

const message = (method, payload) => ({ api: "opencti_dialpad", version: "1.0", method, payload });
const signedIn = () => message("user_authentication", { user_authenticated: true, user_id: 5171365938069504 });
const rings = () =>
  message("call_ringing", {
    state: "on",
    id: 6012345678900000 + chance(1000),
    external_number: "+14155550132",
    internal_number: "+14155550100",
    contact: { id: "c-1", phone: "+14155550132", type: "local", name: "Lata Shah", email: "" },
    target: { id: 5171365938069504, phone: "+14155550100", type: "user", name: "Asha Kulkarni" },
  });

/* What stands where something else should. */
const wrong = [
  () => null, () => undefined, () => true, () => 0, () => -1, () => 1.5, () => NaN, () => 2 ** 53, () => 1e300, () => 10n ** 30n,
  () => "", () => "on ", () => "ON", () => "ringing", () => "1", () => "__proto__", () => "constructor", () => "x".repeat(2001),
  () => [], () => ["on"], () => ({}), () => ({ toString: "on" }), () => new Date(), () => new Map([["state", "on"]]),
  () => new Set(["on"]), () => /on/, () => new Error("on"), () => new ArrayBuffer(8), () => new Uint8Array(4),
  () => JSON.parse('{"__proto__":{"state":"on","id":1}}'),
];
const strings = ["state", "id"];

/* One of the two messages with one thing in it broken. */
const breakers = [
  (m) => ((m.api = one(["opencti", "OPENCTI_DIALPAD", "opencti_dialpad ", 1, null, [], ["opencti_dialpad"]])), m),
  (m) => ((m.version = one(["1", "1.0.0", "2.0", 1, 1.0, null, ["1.0"], {}])), m),
  (m) => ((m.method = one(["open_power_dialer", "hang_up_all_calls", "initiate_call", "enable_current_tab", "__proto__", "toString", "", 7, null, ["call_ringing"]])), m),
  (m) => ((m.payload = one([null, undefined, "on", 7, true, [], [m.payload], JSON.stringify(m.payload)])), m),
  (m) => (delete m[one(["api", "version", "method", "payload"])], m),
  () => message("user_authentication", { user_authenticated: one(["true", 1, 0, null, undefined, {}, [true]]), user_id: 1 }),
  () => message("user_authentication", { user_authenticated: true, user_id: one([-1, 0, 1.5, NaN, 2 ** 60, "abc", "", {}, [], true, 10n]) }),
  () => {
    const m = rings();
    let value = one(wrong)();
    const name = one(strings);
    // "1" is an id, if not a state.
    if (name === "id" && value === "1") value = "-1";
    m.payload[name] = value;
    return m;
  },
  () => {
    const m = rings();
    delete m.payload.contact;
    m.payload.external_number = one([7, {}, [], true, "", null, undefined, "x".repeat(5000)]);
    return m;
  },
  () => ((m) => ((m.payload.contact = one(["Lata", 7, [], true])), m))(rings()),
  () => ((m) => ((m.payload.contact[one(["phone", "type", "name", "email"])] = one([7, {}, [], true, "x".repeat(2001)])), m))(rings()),
  () => ((m) => ((m.payload.target.id = one([1.5, {}, [], true])), m))(rings()),
  () => Object.assign([], rings()),
  () => Object.create(rings()),
  () => new (class { get api() { return "opencti_dialpad"; } })(),
  () => JSON.parse(`{"__proto__":${JSON.stringify(rings())}}`),
  () => JSON.parse(`{"constructor":{"prototype":${JSON.stringify(rings())}}}`),
  () => JSON.stringify(rings()),
  () => one(wrong)(),
  () => Object.assign(new Map(Object.entries(rings()))),
  () => ((m) => ((m.version = "9"), (m.self = m), (m.payload.up = m), m))(rings()),
  () => ((m) => ((m.method = "deep"), (m.payload = Array.from({ length: 400 }).reduce((deep) => ({ deep }), {})), m))(rings()),
  () => ((m) => ((m.api = "many"), (m.payload = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`k${i}`, i]))), m))(rings()),
];

function broken() {
  return one(breakers)(one([signedIn, rings])());
}

const perfect = () => one([signedIn, rings, () => message("user_authentication", { user_authenticated: false, user_id: null })])();

let sent = 0;
function send(data) {
  page.postMessage(data, "*");
  sent += 1;
}

async function attack(count) {
  for (let i = 0; i < count; i += 1) {
    send(inside || chance(2) ? broken() : perfect());
    // Lets the page breathe, so that it hears them and doesn't only queue them.
    if (i % 200 === 199) await new Promise((resolve) => setTimeout(resolve));
  }
  send({ ...rings(), api: "huge", payload: "x".repeat(5_000_000) });
  send({ ...rings(), version: "huge", payload: { list: Array.from({ length: 200_000 }, (_, i) => i) } });
}

addEventListener("message", async ({ data }) => {
  if (data?.attack === "go") {
    await attack(inside ? 3 * data.count : data.count);
    // This message is none of Dialpad's either.
    send({ attack: "done", origin: location.origin, inside, sent: sent + 1 });
  }
  if (data?.attack === "bare" && inside) {
    for (let i = 0; i < 50; i += 1) send(one([{}, { payload: {} }, { api: "opencti_dialpad" }, []]));
    send({ attack: "bare done", sent: 51 });
  }
  if (data?.attack === "sign in" && inside) page.postMessage(signedIn(), "*");
});

if (inside) {
  const nested = document.createElement("iframe");
  nested.src = "/double/attack.html";
  addEventListener("message", ({ data }) => data?.attack === "go" && nested.contentWindow.postMessage(data, "*"));
  document.body.append(nested);
  nested.onload = () => page.postMessage({ attack: "ready" }, "*");
} else {
  page.postMessage({ attack: "ready" }, "*");
}
