/* Which numbers have a call up now; stage two says so. */

let states = new Map();

/** Takes stage two's list, `[{ e164, state: "loading" | "calling" }]`. */
export function setLiveStates(list) {
  states = new Map(list.map(({ e164, state }) => [e164, state]));
}

/** `loading`, `calling`, or null. */
export const liveState = (e164) => (states.size > 0 && states.get(e164)) || null;
