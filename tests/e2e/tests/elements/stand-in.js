/* Stands in for stage two: remembers what it was asked, and answers when the test says so. */
const seen = { mounted: [], unmounted: [], changed: [], dialled: [], revealed: [] };

export function open(module, host) {
  window.standIn = seen;
  seen.host = host;
  host.register({
    mount: (element, root) => {
      seen.mounted.push(element.localName);
      const place = document.createElement("p");
      place.textContent = `${element.localName} is here`;
      root.replaceChildren(place);
    },
    unmount: (element) => seen.unmounted.push(element.localName),
    changed: (element, attribute) => seen.changed.push(`${element.localName} ${attribute}`),
    dial: (request) => new Promise((resolve, reject) => seen.dialled.push({ request, resolve, reject })),
    enableCurrentTab: async () => seen.dialled.push("enableCurrentTab"),
    endAllCalls: async () => seen.dialled.push("endAllCalls"),
    reveal: (e164) => seen.revealed.push(e164),
  });
}
