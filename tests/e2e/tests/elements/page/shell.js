import { equal, place, test, until } from "./check.js";

test("a shell asks for stage two, which fills it", async () => {
  const log = place("call-log", { "reference-name": "L-1" });
  await until(() => log.shadowRoot?.textContent === "call-log is here", "the log");
  equal(log.shadowRoot.mode, "open");
});

test("the popup is made by the script, once", async () => {
  await until(() => window.standIn?.mounted.includes("call-popup"), "the popup");
  equal(document.querySelectorAll("call-popup").length, 1);
});

test("attributes are passed on, moves are not, removal is", async () => {
  const log = document.querySelector("call-log");
  log.setAttribute("reference-name", "L-2");
  await until(() => standIn.changed.includes("call-log reference-name"), "the change");
  document.body.append(log);
  await new Promise((resolve) => setTimeout(resolve));
  equal(standIn.unmounted, []);
  log.remove();
  await until(() => standIn.unmounted.includes("call-log"), "the removal");
  document.body.append(log);
  await until(() => standIn.mounted.filter((name) => name === "call-log").length === 2, "the return");
});

test("the page's own popup takes the place of the one that was made, and goes as it came", async () => {
  const own = place("call-popup", { id: "own" });
  await until(() => document.querySelectorAll("call-popup").length === 1, "one popup");
  equal(document.querySelector("call-popup").id, "own");
  own.remove();
  await until(() => document.querySelector("call-popup:not(#own)"), "another popup");
  document.body.append(own);
  await until(() => document.querySelectorAll("call-popup").length === 1, "one popup again");
  equal(own.isConnected, true);
  await until(() => standIn.mounted.filter((name) => name === "call-popup").length === 4, "all that were there");
});
