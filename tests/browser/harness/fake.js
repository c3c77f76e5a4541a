/* A page and a server for tests: `window.fetch` answers what was put up for each address, and remembers what was asked. */

const servers = new Map();
const realFetch = window.fetch;

window.fetch = async (address, init = {}) => {
  const url = new URL(address, location.href);
  const server = servers.get(url.origin);
  if (!server) return realFetch(address, init);
  const path = url.pathname + url.search;
  const asked = { method: init.method ?? "GET", path, body: init.body ?? "", key: init.headers?.get("Idempotency-Key") ?? "" };
  server.asked.push(asked);
  if (server.away) throw new TypeError("Failed to fetch");
  if (url.pathname === "/api/ringlet/events") {
    const stream = new ReadableStream({ start: (controller) => void (server.stream = controller) });
    return new Response(stream, { headers: { "Content-Type": "text/event-stream" } });
  }
  const queue = server.answers.get(`${asked.method} ${url.pathname}`) ?? [];
  const answer = queue.length > 1 ? queue.shift() : queue[0];
  if (!answer) return new Response("<html>no such page</html>", { status: 404 });
  return new Response(answer.body, { status: answer.status, headers: { "Content-Type": "application/json" } });
};

/** A server at an origin of its own. */
export function openServer(origin) {
  servers.set(origin, { answers: new Map(), asked: [], away: false, stream: null });
}

/** Puts up an answer; several for one address are given one after the other, the last for ever. */
export function answer(origin, method, path, status, body) {
  const { answers } = servers.get(origin);
  const key = `${method} ${path}`;
  answers.set(key, [...(answers.get(key) ?? []), { status, body }]);
}

/** Takes the answers for an address down. */
export const forget = (origin, method, path) => servers.get(origin).answers.delete(`${method} ${path}`);

export const setAway = (origin, away) => void (servers.get(origin).away = away);

/** What was asked of an address so far, as JSON. */
export const asked = (origin, method, path) =>
  JSON.stringify(servers.get(origin).asked.filter((request) => request.method === method && request.path.split("?")[0] === path));

/** Sends a live message; false while nobody listens. */
export function send(origin, text) {
  const { stream } = servers.get(origin);
  stream?.enqueue(new TextEncoder().encode(text));
  return Boolean(stream);
}

/** Stage one's door, made of memory. */
export function makeHost(origin) {
  const host = {
    events: [],
    notified: [],
    live: [],
    ui: null,
    options: { backend: origin, region: null, token: null },
    config: () => ({ ...host.options }),
    locale: () => "en",
    setSiteRegion() {},
    setSiteLocale() {},
    onConfig() {},
    parse: () => ({ country: "IN" }),
    asYouType: (text) => text,
    example: (region) => (region === "IN" ? "+91 81234 56789" : null),
    emit(target, name, detail) {
      host.events.push({ name, detail });
      return true;
    },
    notify(event, ...args) {
      host.notified.push({ event, args });
    },
    setLive(list) {
      host.live = list;
    },
    sheet: () => new CSSStyleSheet(),
    fetchSheet: async () => {},
    register(ui) {
      host.ui = ui;
    },
  };
  return host;
}

/** An element; not in the page yet. */
export const makeElement = (tag) => document.createElement(tag);

/** Puts the element into the page and mounts its inside. */
export function mount(host, element) {
  document.body.append(element);
  host.ui.mount(element, element.attachShadow({ mode: "open" }));
}

export const dial = (host, request) => host.ui.dial(request);

/** Names and details of the DOM events so far, as JSON. */
export const events = (host) => JSON.stringify(host.events);
export const notified = (host) => JSON.stringify(host.notified);
export const live = (host) => JSON.stringify(host.live);
