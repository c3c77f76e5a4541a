/* A page without a server: `?theme=dark&dir=rtl&locale=de&only=popup-end`. */
import init, { gallery } from "./made/gallery.js";

const query = new URLSearchParams(location.search);
document.documentElement.style.colorScheme = query.get("theme") ?? "light";
if (query.has("dir")) document.documentElement.dir = query.get("dir");
const sheets = {};
for (const name of ["base", "call-popup", "provider-chooser", "toast"]) {
  sheets[name] = new CSSStyleSheet();
  sheets[name].replaceSync(await (await fetch(`/style/${name}.css`)).text());
}
const host = {
  config: () => ({ backend: location.origin, locale: "en" }),
  onConfig() {},
  parse: () => ({ country: "BR" }),
  emit: () => true,
  notify() {},
  setLive() {},
  sheet: (name) => sheets[name],
  register() {},
};
await init();
gallery(host, query.get("locale") ?? "en");
const only = query.get("only");
if (only) document.querySelectorAll("section").forEach((part) => part.id === only || part.remove());
document.title = "ready";
