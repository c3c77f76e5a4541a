import { signIn } from "./api.js";
import { el, icon } from "./dom.js";

const PEOPLE = [
  ["Agent", "agent@example.test"],
  ["Administrator", "admin@example.test"],
  ["Viewer", "viewer@example.test"],
];

/** The form shown to a guest. The passwords of the demo users are printed where the server was started. */
export function signInPage() {
  const problem = el("p", { class: "bad", role: "alert", hidden: true });
  const user = el("input", { name: "usr", type: "email", autocomplete: "username", required: true });
  const password = el("input", { name: "pwd", type: "password", autocomplete: "current-password", required: true });
  const button = el("button", { class: "plain fill" }, "Sign in");
  const form = el("form", { class: "sign-in", onsubmit: submit },
    el("h1", {}, "Sign in to the sample CRM"),
    el("p", { class: "quiet" }, "The demo users’ passwords are printed in the terminal that runs the server."),
    el("div", { class: "who" }, PEOPLE.map(([word, id]) => el("button", { type: "button", class: "plain", onclick: () => fill(id) }, icon("user-round"), word))),
    el("label", {}, "E-mail", user),
    el("label", {}, "Password", password),
    problem,
    button);
  return form;

  function fill(id) {
    user.value = id;
    password.focus();
  }

  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    button.textContent = "Signing in…";
    problem.hidden = true;
    try {
      await signIn(user.value, password.value);
      location.reload(); // so that Ringlet starts with the new session
    } catch (refused) {
      button.disabled = false;
      button.textContent = "Sign in";
      problem.textContent = refused.status === 401 ? "This e-mail and password don’t match." : refused.message;
      problem.hidden = false;
    }
  }
}
