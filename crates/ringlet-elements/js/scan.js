/* `data-scan`: numbers that the page's author didn't mark up become click-to-dial, in nodes added later too.

   A `tel:` link stays what it is: the document hears its clicks. A number in running text gets a `tel:` link around it. The
   text node keeps its place and what stands before the number, since a framework that made it may come back to change or
   remove it; then what we made of it goes and the text is read anew. */
import { onConfig, settings } from "./config.js";
import { dial } from "./dial.js";
import { findNumbers, parseNumber } from "./number.js";

/** Not read: form fields, code, what a person edits, what already is a link or a button. */
const closed = "a,button,call-button,input,textarea,select,option,script,style,noscript,template,code,pre,svg,[contenteditable],[data-ringlet-scan=off]";
/** What may be a number: 7 to 20 digits with the usual punctuation, not in the middle of a longer string of letters or digits. */
const candidate = /(?<![\p{L}\p{N}@#/_.+-])(?:\+|\()?\d(?:[\s.()/\u00a0\u2010-\u2015-]{0,3}\d){6,19}(?![\p{L}\p{N}@_]|[-.,:/]\d)/gu;
const date = /^\d{1,4}([-./])\d{1,2}\1\d{1,4}(\s|$)/;

/** Text node → the nodes that we put behind it. */
const derived = new WeakMap();
const made = new WeakSet();
let observer = null;

/** Starts, and follows `configure({ scan })`. Numbers in text wait for the types table: what isn't a real number is left alone. */
export function watchPage(ready) {
  document.addEventListener("click", dialLink);
  ready.then(followConfig);
  onConfig(() => ready.then(followConfig));
}

function followConfig() {
  const on = settings().scan === "text";
  if (on === Boolean(observer)) return;
  if (!on) {
    observer.disconnect();
    observer = null;
    return;
  }
  observer = new MutationObserver(readChanges);
  read(document.body);
  observe();
}

const observe = () => observer.observe(document.body, { subtree: true, childList: true, characterData: true });

function readChanges(changes) {
  const fresh = new Set();
  for (const { type, target, addedNodes, removedNodes } of changes) {
    if (type === "characterData") {
      forget(target);
      fresh.add(target);
    }
    for (const node of removedNodes) if (!node.isConnected) forget(node);
    for (const node of addedNodes) if (!made.has(node)) fresh.add(node);
  }
  for (const node of fresh) if (node.isConnected) read(node);
  // Our own changes are not news.
  observer.takeRecords();
}

/** Removes what was made of a text node. */
function forget(text) {
  derived.get(text)?.forEach((node) => node.remove());
  derived.delete(text);
}

/** Links the numbers in and below a node. */
function read(root) {
  const found = textsBelow(root).flatMap((text) => [...text.data.matchAll(candidate)].map((match) => ({ text, match })));
  const likely = found.filter(({ match }) => !date.test(match[0]));
  if (!likely.length) return;
  const numbers = findNumbers(likely.map(({ match }) => match[0]));
  const byText = new Map();
  likely.forEach(({ text, match }, index) => {
    if (!numbers[index]) return;
    if (!byText.has(text)) byText.set(text, []);
    byText.get(text).push({ start: match.index, length: match[0].length, e164: numbers[index] });
  });
  byText.forEach(link);
}

function textsBelow(root) {
  if (root.nodeType === Node.TEXT_NODE) return root.parentElement?.closest(closed) ? [] : [root];
  if (root.nodeType !== Node.ELEMENT_NODE || root.closest(closed)) return [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    return node.matches(closed) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  return texts;
}

/** Cuts a text behind its first part: links around the numbers, plain text between. */
function link(numbers, text) {
  const { data } = text;
  const parts = [];
  numbers.forEach(({ start, length, e164 }, index) => {
    const anchor = document.createElement("a");
    anchor.href = `tel:${e164}`;
    anchor.dataset.ringletScan = "";
    anchor.append(data.slice(start, start + length));
    const end = numbers[index + 1]?.start ?? data.length;
    parts.push(anchor, new Text(data.slice(start + length, end)));
  });
  text.data = data.slice(0, numbers[0].start);
  text.after(...parts);
  derived.set(text, parts);
  for (const part of parts) made.add(part);
}

function dialLink(event) {
  if (settings().scan === "off" || event.defaultPrevented) return;
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest?.('a[href^="tel:" i]');
  const phoneNumber = link && numberOf(link);
  if (!phoneNumber || parseNumber(phoneNumber).reason) return;
  event.preventDefault();
  dial({ phoneNumber }, link).catch(() => {});
}

/** What a `tel:` link dials. */
function numberOf(link) {
  try {
    return decodeURIComponent(link.href);
  } catch {
    return link.href;
  }
}
