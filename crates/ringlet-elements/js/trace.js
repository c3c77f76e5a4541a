/* `data-debug`: what happens, on the console, with numbers and secrets masked. */
import { settings } from "./config.js";

const secret = /token|secret|password|authorization/i;

/** Logs when the page asked for it. */
export function trace(what, detail) {
  if (settings().debug) console.debug("[ringlet]", what, masked(detail));
}

/** A copy fit for a console: digits but the last two of every number hidden, secrets whole. */
export function masked(value, name = "") {
  if (value === null || value === undefined || typeof value === "boolean") return value;
  if (secret.test(name)) return "…";
  if (typeof value === "string") return value.replace(/\+?\d[\d\s().-]{4,}\d/g, maskNumber);
  if (value instanceof Element) return `<${value.localName}>`;
  if (Array.isArray(value)) return value.map((item) => masked(item));
  if (typeof value !== "object") return typeof value === "function" ? "ƒ" : value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, masked(item, key)]));
}

const maskNumber = (number) => number.replace(/\d(?=(?:\D*\d){2})/g, "•");
