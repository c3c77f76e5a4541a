/* The words of the user interface: a text per area and language, fetched when something is to say them. */
import { wordsVersion } from "assets";
import { asset } from "./config.js";

const catalogues = new Map();

/** The words of an area in one of our languages. Fetched once, and again after a failure. */
export function words(area, language) {
  const path = `assets/words-${area}-${language}-${wordsVersion}.txt`;
  if (!catalogues.has(path)) {
    const fetched = fetchText(path);
    fetched.catch(() => catalogues.delete(path));
    catalogues.set(path, fetched);
  }
  return catalogues.get(path);
}

async function fetchText(path) {
  const response = await fetch(asset(path));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.text();
}
