import { equal, shown, test } from "./check.js";

document.addEventListener("ringlet-dial", ({ detail }) => {
  document.getElementById("log").append(`dial ${detail.number}\n`);
});

test("the buttons are there", async () => {
  equal(await shown(document.getElementById("first")), "+49 30 901820");
  equal(await shown(document.getElementById("refused")), "0800 12");
  await ringlet.ready;
});
