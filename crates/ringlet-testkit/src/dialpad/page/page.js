/* Speaks as Dialpad's Mini Dialer does, its quirks included. Which ones: see mod.rs.
   The last part of the address may ask for more: `/apps/silent` never speaks, `/apps/strict` knows no page. */
const api = "opencti_dialpad";
const version = "1.0";
const client = location.pathname.split("/").pop();
const at = (id) => document.getElementById(id);
const people = [...document.querySelectorAll("[data-user]")].map(({ dataset }) => dataset);
const nameOf = (user) => people.find((one) => one.user === user)?.name ?? user;

/* A frame that is loaded anew shows it: the number grows with every document of this tab. */
const loads = Number(sessionStorage.loads ?? 0) + 1;
sessionStorage.loads = loads;
at("loads").textContent = loads;

let user = localStorage.user ?? null;
let settled = false;
let enabled = false;
let call = null;
let ringing = null;
let told = Promise.resolve();

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
    dial({ ...payload, user_id: user });
  },
  hang_up_all_calls() {
    note({ hung_up: endCalls() });
  },
};

/* The company behind this page keeps the calls and sends their events. */
async function company(path, body) {
  const answer = await fetch(`/double/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return answer.json();
}

/* In the order in which things happened. */
const next = (step) => (told = told.then(step).catch((error) => log(String(error))));
const tell = (call, did) => next(() => company(`calls/${call.id}`, { did }));

async function dial(wish) {
  call = wish;
  const { phone_number: number, custom_data } = wish;
  await next(async () => Object.assign(wish, await company("calls", { user, number, custom_data, outbound: true })));
  note({ call: wish });
  tell(wish, "calling");
  await tell(wish, "ringing");
  show();
}

/* The other side picks up. */
function answer() {
  call.talks = true;
  tell(call, "connected");
  show();
}

/* Here. */
function take() {
  call = { id: ringing.id, phone_number: ringing.external_number };
  stopRinging();
  answer();
}

function refuse(as) {
  if (ringing) tell(ringing, as);
  stopRinging();
}

function endCalls() {
  const count = call ? 1 : 0;
  if (call) tell(call, "hangup");
  call = null;
  refuse("missed");
  show();
  return count;
}

/* What a test does instead of clicking. */
const hands = {
  "sign in": () => signIn(people[0].user),
  switch: () => at("switch").click(),
  leave: signOut,
  ring: () => ring(at("from").value),
  stop: () => refuse("missed"),
  end: endCalls,
};

addEventListener("message", ({ source, origin, data }) => {
  const ours = source === parent || origin === location.origin;
  if (!ours || client === "silent") return;
  if (Object.hasOwn(hands, data?.double ?? "")) return hands[data.double]();
  const known = client !== "strict" && /^https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/.test(origin);
  if (!known || data?.api !== api || data.version !== version || !Object.hasOwn(commands, data.method)) return;
  log(`${data.method} ${JSON.stringify(data.payload ?? null)}`);
  const reason = commands[data.method](data.payload);
  if (reason) note({ ignored: reason, method: data.method });
  show();
});

async function ring(number) {
  const { id } = await company("calls", { user, number, outbound: false });
  ringing = {
    id,
    contact: { id: "c-1", phone: number, type: "local", name: at("from").dataset.name ?? "Lata Shah", email: "" },
    target: { id: Number(user), phone: "+14155550100", type: "user", name: nameOf(user) },
    internal_number: "+14155550100",
    external_number: number,
  };
  say("call_ringing", { state: "on", ...ringing });
  tell(ringing, "ringing");
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
  company("seen", what);
}

function log(text) {
  at("log").append(Object.assign(document.createElement("li"), { textContent: text }));
}

function show() {
  at("out").hidden = Boolean(user);
  at("in").hidden = !user;
  at("user").textContent = nameOf(user);
  at("tab").textContent = enabled ? "This tab calls." : "Another tab calls.";
  at("call").textContent = call ? `On a call with ${call.phone_number}` : ringing ? `${ringing.external_number} is calling` : "No call.";
  at("answer").hidden = !call?.id || call.talks;
  at("end").hidden = !call;
  for (const id of ["take", "stop", "voicemail"]) at(id).hidden = !ringing;
}

for (const button of document.querySelectorAll("[data-user]")) button.onclick = () => signIn(button.dataset.user);
at("switch").onclick = () => signIn(people.find((other) => other.user !== user).user);
at("leave").onclick = signOut;
at("window").onclick = () => open("/double/window.html", "_blank", "popup");
at("answer").onclick = answer;
at("end").onclick = endCalls;
at("take").onclick = take;
at("stop").onclick = () => refuse("missed");
at("voicemail").onclick = () => refuse("voicemail");
at("caller").onsubmit = (event) => {
  event.preventDefault();
  ring(at("from").value);
};
show();
announce();
