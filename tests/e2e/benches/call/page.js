/* What the bench of the popup measures with. Times are milliseconds of the wall clock. */
(() => {
  const now = () => performance.timeOrigin + performance.now();
  const inside = () => document.querySelector("call-popup")?.shadowRoot;
  const painted = () =>
    new Promise((resolve) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(now());
      port2.postMessage(0);
    }));

  /** Waits, change by change, until `look` gives something. */
  async function change(root, look) {
    if (look()) return;
    await new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!look()) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
    });
  }

  /** When a popup that holds this text was painted. */
  window.shown = async (digits) => {
    await change(inside(), () => inside().textContent.replace(/\D/g, "").includes(digits));
    return painted();
  };

  /** Closes what is open. */
  window.cleared = async () => {
    const popup = () => inside().querySelector("[part~=popup]");
    await change(inside(), () => !popup() || popup().querySelector("[part~=close]"));
    popup()?.querySelector("[part~=close]").click();
    await change(inside(), () => !popup());
    return true;
  };

  /** Milliseconds of each of so many moves of the pointer, from the event to the popup's new place. */
  window.drag = async (moves) => {
    const handle = inside().querySelector("[part~=handle]");
    const popup = inside().querySelector("[part~=popup]");
    const { left, top } = handle.getBoundingClientRect();
    const at = (step) => ({ clientX: left + 20 - (step % 200), clientY: top + 10 - (step % 100), pointerId: 1, button: 0, buttons: 1 });
    const tell = (kind, step) => handle.dispatchEvent(new PointerEvent(kind, { ...at(step), bubbles: true, composed: true }));
    tell("pointerdown", 0);
    const times = [];
    for (let step = 1; step <= moves; step++) {
      await painted();
      const before = performance.now();
      tell("pointermove", step);
      popup.getBoundingClientRect();
      times.push(performance.now() - before);
    }
    tell("pointerup", moves);
    return times;
  };
})();
