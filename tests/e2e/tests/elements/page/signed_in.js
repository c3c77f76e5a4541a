import { equal, test, until } from "./check.js";

test("the interface comes by itself where somebody is signed in, so that incoming calls are heard", async () => {
  await until(() => window.standIn, "stage two");
  equal(standIn.host.config().backend.endsWith("/signed-in"), true);
  await until(() => document.querySelector("call-popup"), "the popup");
});
