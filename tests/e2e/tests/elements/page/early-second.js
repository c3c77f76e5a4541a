/* Right behind the script tag: neither the code nor the wasm can be there. */
window.first = window.ringlet;
window.early = { codes: [], heard: [] };
try {
  ringlet.parseNumber("1");
} catch (error) {
  early.codes.push(error.code);
}
early.defined = Boolean(customElements.get("call-button"));
early.off = ringlet.on("error", ({ code }) => early.heard.push(`off ${code}`));
ringlet.on("error", ({ code }) => early.heard.push(`on ${code}`));
early.off();
early.refused = ringlet.initiateCall("12").catch(({ code }) => code);
early.call = ringlet.initiateCall("98765 43211");
ringlet.configure({ locale: "de" });

/* What isn't a button yet, in a page with a rule of its own. */
const own = new CSSStyleSheet();
own.replaceSync(".own { display: block }");
document.adoptedStyleSheets = [own, ...document.adoptedStyleSheets];
early.displays = ["", "own", "98765 43210"].map((what) => {
  const element = document.createElement("call-button");
  element.className = what;
  element.textContent = what === "own" ? "" : what;
  document.documentElement.append(element);
  const { display } = getComputedStyle(element);
  element.remove();
  return display;
});
