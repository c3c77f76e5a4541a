/* Settings of this page: the script tag's attributes, then what `ringlet.configure()` adds; region and locale in use. */
import { recall, remember } from "./memory.js";

const config = {
  backend: "",
  region: null,
  locale: null,
  token: null,
  getToken: null,
  dialpadClientId: null,
  scan: "off",
  theme: "auto",
  debug: false,
};
const listeners = new Set();
/** What the server's administrator chose, null where nothing. Until it says so, what it said last time. */
const site = {};
let assetUrl;

/** Reads the script tag. `url` makes an address out of a path beside the script. */
export function setUp(dataset, url) {
  assetUrl = url;
  config.backend = trimmed(url("."));
  configure({ ...dataset, debug: "debug" in dataset });
}

/** `ringlet.configure()`: takes the options it knows, and tells who must know. */
export function configure(options) {
  for (const [name, value] of Object.entries(options ?? {})) {
    if (name in config && value !== undefined) config[name] = value;
  }
  config.backend = trimmed(String(config.backend));
  config.region = config.region ? String(config.region).toUpperCase() : null;
  for (const listener of listeners) listener();
}

const trimmed = (address) => new URL(address, location.href).href.replace(/\/+$/, "");

/** Everything as it is now; a copy. */
export const settings = () => ({ ...config });

/** Calls back after every `configure()`, and when the server names its region or language. */
export function onConfig(listener) {
  listeners.add(listener);
}

/** An address beside the script. */
export const asset = (path) => assetUrl(path);

/** Looked up when it is first needed: storage costs a page's first paint milliseconds. */
const sites = (name) => (site[name] === undefined ? (site[name] = recall(name, config.backend)) : site[name]);

/** ISO 3166 region of numbers without `+`: the page's, else the server's, else US. */
export const defaultRegion = () => config.region ?? sites("region") ?? "US";

/** Takes the `region` or the `locale` that the server's administrator chose; null: none. */
export function setSite(name, value) {
  value ??= null;
  if (value === sites(name)) return;
  site[name] = value;
  remember(name, config.backend, value);
  if (!config[name]) for (const listener of listeners) listener();
}

/** The language of our words, one of those we speak: the script tag's, else the server's, else the page's. */
export function locale() {
  const wanted = [config.locale || sites("locale"), document.documentElement.lang, ...navigator.languages];
  for (const tag of wanted) {
    const language = String(tag || "").toLowerCase().split("-")[0];
    if (language === "pt") return "pt-BR";
    if (["en", "de", "hi"].includes(language)) return language;
    if (language) return "en";
  }
  return "en";
}
