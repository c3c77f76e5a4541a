import { equal, shown, test, until } from "./check.js";

test("the server's region is used, and remembered for the next page", async () => {
  await until(async () => (await shown(document.querySelector("call-button"))) === "+49 30 901820", "the server's region");
  const kept = Object.keys(localStorage).filter((name) => name.startsWith("ringlet:region:"));
  equal(kept.map((name) => localStorage.getItem(name)), ["DE"]);
});

test("for a guest the interface is not fetched", async () => {
  const fetched = performance.getEntriesByType("resource").filter(({ name }) => /\/ui-/.test(name));
  equal([fetched.length, window.standIn === undefined], [0, true]);
});
