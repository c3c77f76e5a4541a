/* Thousands of buttons at once: what is inside those far down is laid out when it comes near the screen, or once the page is
   idle. In steps, and not for good: a long list scrolls better when nothing in it is put off any more. */
import { callButtonText } from "styles";
import { idle } from "./idle.js";
import { sheetOf } from "./sheet.js";

/** The first of a batch, more than a screen shows, are painted and laid out at once; the others are far down. */
export const near = 100;
/** So many of the others are laid out in one idle moment. */
const step = 1000;

/** Answers the `Far` of each of so many buttons that are far down, by its index. */
export function putOff(count) {
  const fars = Array.from({ length: Math.ceil(count / step) }, () => new Far());
  catchUp(fars);
  return (index) => fars[Math.floor(index / step)];
}

async function catchUp(fars) {
  for (const far of fars) {
    await idle();
    far.end();
  }
}

function puttingOff(size, variant) {
  const scale = size === "sm" || size === "lg" ? size : "md";
  const height = `var(--ringlet-control-${scale})`;
  // As wide as a long number, so that a table's column doesn't grow while it is scrolled through.
  const width = variant === "icon" ? height : `calc(13*var(--ringlet-size-${scale}))`;
  return `${callButtonText}:host{content-visibility:auto;overflow-clip-margin:6px;contain-intrinsic-size:auto ${width} auto ${height}}`;
}

/** Buttons that are put off together. */
class Far {
  #sheets = new Map();

  /** What a shadow root adopts in place of the sheet of all others, as a second one would cost it more; null where the size
      can't be told before, which is with a label. */
  sheet(size, variant, label) {
    if (label) return null;
    const look = variant === "icon" ? `icon ${size}` : size;
    if (!this.#sheets.has(look)) this.#sheets.set(look, sheetOf(puttingOff(size, variant)));
    return this.#sheets.get(look);
  }

  /** They are laid out like all others from now on. */
  end() {
    for (const sheet of this.#sheets.values()) sheet.replaceSync(callButtonText);
  }
}
