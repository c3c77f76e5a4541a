/* Style sheets made from text: a strict page allows neither <style> nor style="". */
import { callButtonText, tokensText } from "styles";
import { onConfig, settings } from "./config.js";

/** A sheet of this text. */
export const sheetOf = (text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
};

/** The `--ringlet-*` properties; the document has them, shadow roots inherit. */
export const tokenSheet = sheetOf(tokensText);

/** One sheet for every `<call-button>`. */
export const callButtonSheet = sheetOf(callButtonText);

/** Gives the document our tokens and the theme that the page pins (`--ringlet-scheme`; without it ours is the page's). */
export function adoptTokens() {
  const theme = sheetOf("");
  const pin = () => {
    const { theme: name } = settings();
    theme.replaceSync(name === "light" || name === "dark" ? `:root{--ringlet-scheme:${name}}` : "");
  };
  pin();
  onConfig(pin);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, tokenSheet, theme];
}
