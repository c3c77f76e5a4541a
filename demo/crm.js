// The sample CRM: a few places behind the address's hash, so that a call goes on while the page moves.
import { letSomebodyCall, signOut, whoAmI } from "./api.js";
import { el, icon } from "./dom.js";
import { leadsPage } from "./leads.js";
import { recordPage } from "./record.js";
import { signInPage } from "./sign-in.js";

const main = document.getElementById("main");
let leaving = new AbortController();

const places = {
  leads: () => leadsPage(),
  record: ([doctype, name], signal) => recordPage(doctype, name, signal),
  calls: () => el("div", {}, el("div", { class: "head" }, el("h1", {}, "Calls")), el("call-log")),
  list: () => el("div", {}, el("div", { class: "head" }, el("h1", {}, "Calling list")), el("call-list")),
  stats: () => el("div", {}, el("div", { class: "head" }, el("h1", {}, "Dashboard")), el("call-stats")),
  dial: () => el("div", {}, el("div", { class: "head" }, el("h1", {}, "Dial pad")), el("call-dialer")),
};

async function show() {
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  const [place = "leads", ...rest] = location.hash.replace(/^#\/?/, "").split("/").filter(Boolean).map(decodeURIComponent);
  mark(place === "record" ? "leads" : place);
  let page;
  try {
    page = await (places[place] ?? places.leads)(rest, signal);
  } catch (refused) {
    if (refused.status === 401 || refused.status === 403) return showSignIn();
    page = failed(refused);
  }
  if (!signal.aborted) main.replaceChildren(page);
}

function mark(place) {
  for (const link of document.querySelectorAll(".side a")) {
    if (link.dataset.place === place) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function failed(refused) {
  return el("div", {},
    el("h1", {}, "This page couldn’t be loaded"),
    el("p", { class: "bad" }, refused.message),
    el("p", {}, el("button", { class: "plain", onclick: show }, "Try again")));
}

/** A guest has nowhere to go: a place clicked while the sign-in reloads the page would be lost. */
function showSignIn() {
  mark(null);
  document.querySelector(".side").classList.add("guest");
  main.replaceChildren(signInPage());
}

function showMe(user, isDemo) {
  const incoming = el("button", { class: "call-me", onclick: callMe }, "Let somebody call me");
  document.getElementById("me").replaceChildren(
    ...(isDemo ? [incoming] : []),
    el("span", {}, user.name),
    el("button", { onclick: () => signOut().finally(() => location.reload()) }, "Sign out"));
}

async function callMe({ target }) {
  target.disabled = true;
  target.textContent = await letSomebodyCall().then(() => "The phone will ring", (refused) => refused.message);
  setTimeout(() => {
    target.disabled = false;
    target.textContent = "Let somebody call me";
  }, 4000);
}

async function start() {
  try {
    const { user, isDemo } = await whoAmI();
    if (!user) return showSignIn();
    showMe(user, isDemo);
    addEventListener("hashchange", show);
    await show();
  } catch (refused) {
    main.replaceChildren(el("div", {}, icon("circle-alert"), el("h1", {}, "The sample CRM has no server"), el("p", {}, refused.message), el("p", { class: "quiet" }, "Start it with “cargo xtask demo”.")));
  }
}

start();
