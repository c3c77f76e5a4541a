/* A few words to test with. Tests run one after the other; `window.results` holds what came out, once all are through. */
const tests = [];
window.complaints = [];
addEventListener("error", ({ message }) => complaints.push(String(message)));
addEventListener("unhandledrejection", ({ reason }) => complaints.push(`unhandled: ${reason}`));
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
  // A browser asks for the site's icon of its own accord.
  if (!blockedURI.endsWith("/favicon.ico")) complaints.push(`against the policy: ${violatedDirective} ${blockedURI}`);
});

export const test = (name, run) => tests.push({ name, run });

export function equal(found, expected) {
  const [is, should] = [found, expected].map((value) => JSON.stringify(value));
  if (is !== should) throw new Error(`it is ${is}, should be ${should}`);
}

/** Waits until `look` gives something true, and answers it. */
export async function until(look, what = look) {
  const end = performance.now() + 8000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** What a promise is rejected with. */
export async function thrown(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("it was not rejected");
}

/** Puts an element with attributes into the page. */
export function place(tag, attributes = {}, parent = document.querySelector("main")) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  parent.append(element);
  return element;
}

/** The button inside a `<call-button>`, once it is there. */
export const inside = (element) => until(() => element.shadowRoot?.querySelector("button"), "a button");
export const shown = async (element) => (await inside(element)).querySelector("[part=label]").textContent;

/** The next event of that name anywhere in the page. */
export const heard = (name) => new Promise((resolve) => document.addEventListener(name, resolve, { once: true }));

addEventListener("load", async () => {
  const results = [];
  for (const { name, run } of tests) {
    document.title = name;
    try {
      await run();
      results.push({ name, error: null });
    } catch (error) {
      results.push({ name, error: `${error}\n${error?.stack}` });
    }
  }
  window.results = results;
});
