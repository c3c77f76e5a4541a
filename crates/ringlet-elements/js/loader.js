/* The script tag. Gives the page `window.ringlet` at once, fetches stage one, and hands over what was asked meanwhile. */
(() => {
  if (window.ringlet?.version) return;
  const script = document.currentScript ?? document.querySelector('script[src*="ringlet.js"]');
  const url = (path) => new URL(path, script.src).href;
  const configured = [];

  // Both at once: the code must not wait for the wasm, nor the wasm for the code.
  const wasm = WebAssembly.compileStreaming(fetch(url("%elements.wasm%")));
  const api = Promise.all([import(url("%elements.js%")), wasm]).then(([elements, module]) =>
    elements.start({ module, url, dataset: script.dataset, configured, ringlet }),
  );
  const later = (method) => (...args) => api.then(() => ringlet[method](...args));

  const ringlet = {
    version: "%version%",
    ready: api.then(({ ready }) => ready),
    configure: (options) => void configured.push(options),
    initiateCall: later("initiateCall"),
    enableCurrentTab: later("enableCurrentTab"),
    endAllCalls: later("endAllCalls"),
    on(event, handler) {
      let off = () => (off = null);
      api.then(() => off && (off = ringlet.on(event, handler)));
      return () => off?.();
    },
    parseNumber() {
      throw Object.assign(new Error("Wait for ringlet.ready before asking for numbers."), { code: "not-ready" });
    },
  };
  window.ringlet = ringlet;

  ringlet.ready.catch((cause) => {
    const detail = { code: "not-loaded", message: `Ringlet could not start: ${cause.message}` };
    document.dispatchEvent(new CustomEvent("ringlet-error", { detail }));
    console.warn(detail.message);
  });

  // What isn't a button yet and has nothing in it needs no room: a page with thousands of them would be laid out twice. Any
  // rule of the page's own is stronger.
  const hidden = new CSSStyleSheet();
  hidden.replaceSync(":where(call-button:empty:not(:defined)){display:none}");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, hidden];
})();
