import { equal, inside, place, test, until } from "./check.js";

/** A list of so many, put in at once; each tenth has another look. */
async function list(count) {
  const looks = [{}, { size: "sm" }, { size: "lg" }, { variant: "icon" }, { label: "Call" }, {}, {}, {}, {}, {}];
  const rows = document.createElement("div");
  const buttons = Array.from({ length: count }, (_, index) =>
    place("call-button", { "phone-number": `98765 ${43210 + index}`, ...looks[index % 10] }, place("div", {}, rows)),
  );
  document.querySelector("main").append(rows);
  await inside(buttons.at(-1));
  return buttons;
}

const putOff = (buttons) => buttons.filter((button) => getComputedStyle(button).contentVisibility === "auto");
const heights = (buttons) => buttons.map((button) => button.parentElement.getBoundingClientRect().height);

/** What had to wait for an idle moment, until nothing waits. */
async function beIdle() {
  await until(() => idle.length, "something that waits for an idle moment");
  while (idle.length) {
    idle.shift()();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

test("a screenful is laid out at once; what follows has its height and a likely width, and words have their own", async () => {
  const buttons = await list(300);
  const far = putOff(buttons);
  equal(buttons.slice(0, 100).some((button) => far.includes(button)), false);
  equal(buttons.slice(100).filter((button) => !button.label).every((button) => far.includes(button)), true);
  equal(far.some((button) => button.label), false);
  const before = heights(buttons);
  const guessed = far.map((button) => button.offsetWidth);
  await beIdle();
  equal(putOff(buttons).length, 0);
  equal(heights(buttons), before);
  far.forEach((button, index) => {
    const [guess, width] = [guessed[index], button.offsetWidth];
    const likely = button.variant === "icon" ? guess === width : guess >= width && guess < width * 1.4;
    if (!likely) throw new Error(`${button.outerHTML} was ${guess} wide, and is ${width}`);
  });
  buttons[0].closest("main > div").remove();
});

test("one far down takes focus, dials, and shows its number when it comes near the screen, before the page is idle", async () => {
  const buttons = await list(300);
  const last = buttons.at(-1);
  equal(putOff([last]).length, 1);
  const button = await inside(last);
  last.focus({ preventScroll: true });
  equal(last.shadowRoot.activeElement === button, true);
  let dialled = 0;
  last.addEventListener("ringlet-dial", (event) => (dialled++, event.preventDefault()));
  button.click();
  equal(dialled, 1);
  last.scrollIntoView();
  // Text that isn't rendered reads as empty.
  await until(() => button.innerText.trim() === "+91 98765 43509", "its number");
  equal(putOff([last]).length, 1);
  buttons[0].closest("main > div").remove();
});

test("a short list isn't put off at all", async () => {
  const buttons = await list(100);
  equal(putOff(buttons).length, 0);
});

test("a tab that draws no frames has its buttons, too", async () => {
  const drawn = window.requestAnimationFrame;
  window.requestAnimationFrame = () => 0;
  const buttons = await list(600);
  window.requestAnimationFrame = drawn;
  equal(buttons.every((button) => button.shadowRoot), true);
  await beIdle();
  buttons[0].closest("main > div").remove();
});

test("nothing is against the content security policy", () => equal(complaints, []));
