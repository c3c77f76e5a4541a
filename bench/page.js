/* Measures what a person would see. The peers do the same work on the same page; how to put one in and look at it differs. */
(() => {
  const numbers = (count, from = 0) => Array.from({ length: count }, (_, index) => number(from + index));
  /** Real-looking numbers of five countries, each once. */
  function number(index) {
    const tail = String(1000000 + ((index * 7919) % 9000000)).slice(-7);
    switch (index % 5) {
      case 0: return `(650) ${tail.slice(0, 3).replace(/^[01]/, "2")}-${tail.slice(3)}`;
      case 1: return `+91 98${tail.slice(0, 3)} ${tail.slice(2)}`;
      case 2: return `+49 30 ${tail}`;
      case 3: return `+44 20 7${tail.slice(0, 3)} ${tail.slice(3)}`;
      default: return `+55 11 9${tail.slice(0, 4)}-${tail.slice(3)}`;
    }
  }

  const elements = {
    insert(place, list) {
      const fragment = document.createDocumentFragment();
      for (const text of list) {
        const row = document.createElement("div");
        const element = document.createElement("call-button");
        element.setAttribute("phone-number", text);
        element.setAttribute("region", "US");
        row.append(element);
        fragment.append(row);
      }
      place.append(fragment);
    },
    button: (row) => row.firstChild?.shadowRoot?.querySelector("button"),
  };
  const peer = () => window.peer ?? elements;
  const label = (row) => peer().button(row)?.querySelector("[part=label]")?.textContent.trim();
  const painted = () =>
    new Promise((resolve) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(0);
    }));

  /** Waits, task by task and microtask by microtask, until `look` gives something. What comes with the element's definition
      is seen in the same task: else a frame drawn in between would be counted, or not, by luck. */
  async function soon(look) {
    const defined = customElements.whenDefined("call-button");
    for (;;) {
      for (let hop = 0; hop < 20; hop++) {
        if (look()) return performance.now();
        await null;
      }
      const task = new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(0);
      });
      await (customElements.get("call-button") ? task : Promise.race([task, defined]));
    }
  }

  /** The page as it was sent: when its first and its last button were there, and when that was painted. */
  window.load = (async () => {
    await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));
    const list = document.getElementById("list");
    const count = Number(list.dataset.count);
    if (!count) return null;
    const rows = list.children;
    const first = await soon(() => rows.length && label(rows[0]));
    const all = await soon(() => rows.length === count && label(rows[count - 1]));
    return { first, all, painted: await painted() };
  })();

  /** Puts `count` more in: when they were formatted, laid out, painted, in milliseconds from the start. */
  window.insert = async (count, from) => {
    const texts = numbers(count, from);
    const place = document.createElement("section");
    document.getElementById("list").replaceChildren(place);
    await painted();
    await painted();
    const start = performance.now();
    peer().insert(place, texts);
    const formatted = await soon(() => place.children.length === count && label(place.lastChild));
    document.body.offsetHeight;
    const laidOut = performance.now();
    const shown = await painted();
    const shownText = label(place.lastChild);
    return { formatted: formatted - start, laidOut: laidOut - start, painted: shown - start, text: shownText };
  };

  /** From the click to the page's handler: the median of many, in microseconds. */
  window.clicks = async (times) => {
    const place = document.createElement("section");
    document.getElementById("list").replaceChildren(place);
    peer().insert(place, numbers(1));
    await soon(() => label(place.lastChild));
    const button = peer().button(place.lastChild);
    const taken = [];
    let start = 0;
    for (const name of ["dial", "ringlet-dial"]) {
      document.addEventListener(name, (event) => {
        taken.push(performance.now() - start);
        event.preventDefault();
      });
    }
    for (let time = 0; time < times; time++) {
      start = performance.now();
      button.click();
      await new Promise((resolve) => setTimeout(resolve));
    }
    taken.sort((a, b) => a - b);
    return { count: taken.length, median: taken[taken.length >> 1] * 1000 };
  };

  window.numbersFor = numbers;
})();
