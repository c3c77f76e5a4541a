/* Our few words, in the languages we speak; the build takes them from `button.ftl` below locales/. */
import { buttonWords } from "button-words";
import { locale, defaultRegion } from "./config.js";

/** A word or sentence with its gaps filled. */
export function say(key, gaps = {}) {
  return buttonWords[locale()][key].replace(/\{(\w+)\}/g, (_, name) => gaps[name] ?? "");
}

/** Why `text` cannot be dialled from `region`; names the country unless the number itself says another. */
export function reasonSentence(reason, text, region) {
  const abroad = /^\s*(\+|tel:)/i.test(text);
  return say(reason, { for: abroad ? "" : say("for", { region: countryName(region || defaultRegion()) }) });
}

/** What to think of before a number that isn't valid is dialled; empty without such a doubt. */
export function doubtSentence(doubt, text, region) {
  if (!doubt) return "";
  const elsewhere = doubt.number && say("elsewhere", { region: countryName(doubt.region), number: whole(doubt.number) });
  return reasonSentence("doubtful", text, region) + elsewhere;
}

/** A number that no line break tears apart. */
const whole = (number) => number.replaceAll(" ", "\u00a0").replaceAll("-", "-\u2060");

function countryName(region) {
  try {
    return new Intl.DisplayNames(locale(), { type: "region" }).of(region.toUpperCase());
  } catch {
    return region;
  }
}
