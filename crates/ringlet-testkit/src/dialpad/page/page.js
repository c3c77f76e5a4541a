/* Speaks as Dialpad's Mini Dialer does, its quirks included. Which ones: see mod.rs.
   The last part of the address may ask for more: `/apps/silent` never speaks, `/apps/strict` knows no page. */
const api = "opencti_dialpad";
const version = "1.0";
const users = { 5552711234567890: "Lena", 5552711234567891: "Mark" };
const client = location.pathname.split("/").pop();
const at = (id) => document.getElementById(id);

/* A frame that is loaded anew shows it: the number grows with every document of this tab. */
const loads = Number(sessionStorage.loads ?? 0) + 1;
sessionStorage.loads = loads;
at("loads").textContent = loads;

let user = localStorage.user ?? null;
let settled = false;
let enabled = false;
let call = null;
let ringing = null;
let nextId = 6012345678900000 + Date.now() % 1_000_000;

/* To whoever has framed us: the frame doesn't know the page's origin before it spoke. */
function say(method, payload) {
  if (client !== "silent") parent.postMessage({ api, version, method, payload }, "*");
}

const sayUser = () => say("user_authentication", { user_authenticated: Boolean(user), user_id: user && Number(user) });

/* Twice; only after the second one does a dial do anything. */
function announce() {
  settled = false;
  sayUser();
  setTimeout(() => {
    sayUser();
    settled = true;
  }, 150);
}

function signIn(name) {
  user = name;
  localStorage.user = name;
  enabled = false;
  announce();
  show();
}

function signOut() {
  user = null;
  delete localStorage.user;
  enabled = false;
  endCalls();
  announce();
  show();
}

const commands = {
  enable_current_tab() {
    if (!user) return "nobody is signed in";
    enabled = true;
    note({ enabled: user });
  },
  initiate_call(payload) {
    if (!user) return "nobody is signed in";
    if (!settled) return "the sign-in isn't through";
    if (!/^\+[1-9]\d{6,14}$/.test(payload?.phone_number ?? "")) return "not E.164";
    if (payload.custom_data?.length > 2000) return "custom_data is too long";
    enabled ||= payload.enable_current_tab === true;
    if (!enabled) return "another tab is the calling one";
    if (call) return "already on a call";
    call = { id: String(nextId++), ...payload, user_id: user };
    note({ call });
  },
  hang_up_all_calls() {
    note({ hung_up: endCalls() });
  },
};

function endCalls() {
  const count = call ? 1 : 0;
  call = null;
  stopRinging();
  show();
  return count;
}

/* What a test does instead of clicking. */
const hands = {
  "sign in": () => signIn("5552711234567890"),
  switch: () => at("switch").click(),
  leave: signOut,
  ring: () => ring(at("from").value),
  stop: stopRinging,
  end: endCalls,
};

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || client === "silent") return;
  if (Object.hasOwn(hands, data?.double ?? "")) return hands[data.double]();
  const known = client !== "strict" && /^https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/.test(origin);
  if (!known || data?.api !== api || data.version !== version || !Object.hasOwn(commands, data.method)) return;
  log(`${data.method} ${JSON.stringify(data.payload ?? null)}`);
  const reason = commands[data.method](data.payload);
  if (reason) note({ ignored: reason, method: data.method });
  show();
});

function ring(number) {
  ringing = {
    id: nextId++,
    contact: { id: "c-1", phone: number, type: "local", name: at("from").dataset.name ?? "Lata Shah", email: "" },
    target: { id: Number(user), phone: "+14155550100", type: "user", name: users[user] },
    internal_number: "+14155550100",
    external_number: number,
  };
  say("call_ringing", { state: "on", ...ringing });
  show();
}

function stopRinging() {
  if (ringing) say("call_ringing", { state: "off", ...ringing });
  ringing = null;
  show();
}

/* Kept for the test that served us, and shown. */
function note(what) {
  log(JSON.stringify(what));
  fetch("/double/seen", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(what) });
}

function log(text) {
  at("log").append(Object.assign(document.createElement("li"), { textContent: text }));
}

function show() {
  at("out").hidden = Boolean(user);
  at("in").hidden = !user;
  at("user").textContent = users[user] ?? user;
  at("tab").textContent = enabled ? "This tab calls." : "Another tab calls.";
  at("call").textContent = call ? `On a call with ${call.phone_number}` : ringing ? `${ringing.external_number} is calling` : "No call.";
  at("end").hidden = !call;
  at("stop").hidden = !ringing;
}

for (const button of document.querySelectorAll("[data-user]")) button.onclick = () => signIn(button.dataset.user);
at("switch").onclick = () => signIn(Object.keys(users).find((other) => other !== user));
at("leave").onclick = signOut;
at("end").onclick = endCalls;
at("stop").onclick = stopRinging;
at("caller").onsubmit = (event) => {
  event.preventDefault();
  ring(at("from").value);
};
show();
announce();
