/* The look that all peers share with Ringlet's own element: the page has its tokens, each button its sheet. Without the
   tokens a button would have no background, no radius and no font of its own, and cost less to paint. */
import css from "call-button.css";
import tokens from "tokens.css";

export function sheetOf(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

export function adopt(sheet) {
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

adopt(sheetOf(tokens));

export const buttonText = css;
