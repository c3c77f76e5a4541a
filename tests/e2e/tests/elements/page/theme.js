import { equal, inside, test } from "./check.js";

const ground = async () => getComputedStyle(await inside(document.querySelector("call-button"))).backgroundColor;

test("data-theme pins the theme, configure() changes it", async () => {
  await ringlet.ready;
  equal(await ground(), "rgb(74, 109, 224)");
  ringlet.configure({ theme: "light" });
  document.getAnimations().forEach((animation) => animation.finish());
  const button = await inside(document.querySelector("call-button"));
  button.getAnimations().forEach((animation) => animation.finish());
  equal(await ground(), "rgb(47, 86, 208)");
});

test("a page's own tokens win", async () => {
  document.documentElement.style.setProperty("--ringlet-accent", "rgb(1, 2, 3)");
  const button = await inside(document.querySelector("call-button"));
  button.getAnimations().forEach((animation) => animation.finish());
  equal(await ground(), "rgb(1, 2, 3)");
});
