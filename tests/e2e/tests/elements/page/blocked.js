import { equal, test, thrown } from "./check.js";

test("without its wasm the widget says so, and the tel: link inside stays usable", async () => {
  equal((await thrown(ringlet.ready)) instanceof Error, true);
  equal((await thrown(ringlet.initiateCall("+4930901820"))) instanceof Error, true);
  equal(said, ["not-loaded"]);
  const fallback = document.querySelector("#fallback a");
  equal(fallback.offsetParent !== null, true);
  equal(fallback.href, "tel:+4930901820");
});
