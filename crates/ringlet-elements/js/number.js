/* Phone numbers, as the wasm understands them. */
import { doubt, example, find_numbers, format_batch, load_types, parse_number } from "elements-wasm";
import { numberTypes, typingScript, typingWasm } from "assets";
import { asset, defaultRegion } from "./config.js";
import { trace } from "./trace.js";

const oneLine = (text) => text.replace(/[\t\n]/g, " ");
/** Regions that the page's numbers were read with. */
const used = new Set();

/** Formats what many `<call-button>`s say, in one call: `{ raw, e164, international, reason }` of each. */
export function formatAll(buttons) {
  const fallback = defaultRegion();
  const texts = buttons.map((button) => (button.getAttribute("phone-number") ?? "").trim());
  const rows = buttons.map((button, index) => {
    const region = button.getAttribute("region") || fallback;
    used.add(region);
    return `${region}\t${oneLine(texts[index])}`;
  });
  const answers = format_batch(rows.join("\n")).split("\n");
  return answers.map((answer, index) => {
    const fields = answer.split("\t");
    return { raw: texts[index], e164: fields[0], international: fields[1], reason: fields[2] };
  });
}

/** `ringlet.parseNumber()`; `reason` says why a number cannot be dialled. */
export function parseNumber(text, region) {
  const fields = parse_number(String(text ?? ""), region || defaultRegion()).split("\t");
  const [e164, possible, reason, international, national, extension, valid, type, country] = fields.map((f) => f || null);
  return {
    e164,
    valid: valid === null ? null : valid === "1",
    possible: possible === "1",
    type,
    country,
    international,
    national,
    extension,
    reason,
  };
}

/** Null when nothing speaks against a number, or `{ region, number }`: where the same text would be a real number. */
export function doubtOf(text, region) {
  const answer = doubt(text, region || defaultRegion(), [defaultRegion(), ...used].join("\t"));
  if (!answer) return null;
  const [other, number] = answer.split("\t");
  return { region: other, number };
}

let typing = null;

/** A number field's text, formatted as far as it goes. What does it comes with the first key; until then text stays as it is. */
export function asYouType(text, region) {
  if (!typing) fetchTyping();
  return typing?.asYouType ? typing.asYouType(text, region || defaultRegion()) : text;
}

/** Fetches what `asYouType` needs, for those who know that somebody is about to type. */
export async function fetchTyping() {
  if (typing) return;
  typing = {};
  try {
    const compiled = WebAssembly.compileStreaming(fetch(asset(typingWasm)));
    const [script, module] = await Promise.all([import(asset(typingScript)), compiled]);
    typing = script.open(module);
  } catch (error) {
    typing = null;
    trace("What formats while typing could not be loaded", String(error));
  }
}

/** An example number of a region, in international form, or null. */
export const exampleNumber = (region) => example(region) ?? null;

/** Which of the candidates are real numbers: E.164 or "" for each. */
export const findNumbers = (candidates) =>
  find_numbers(candidates.map(oneLine).join("\n"), defaultRegion()).split("\n");

/** Fetches the table of validity and types. Without it numbers still format and dial. */
export async function fetchTypes() {
  try {
    const answer = await fetch(asset(numberTypes));
    load_types(new Uint8Array(await answer.arrayBuffer()));
  } catch (error) {
    trace("The table of number types could not be loaded", String(error));
  }
}
