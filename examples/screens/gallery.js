// ?screen=call-log|call-dialer|call-settings &place=… &state=empty|failed|loading|refused|guest|many &theme=light|dark &dir=rtl
// &click=<css selector in the shadow root, several separated by ;> &type=<text typed into its first field> &locale=de
{
  const wish = new URLSearchParams(location.search);
  const root = document.documentElement;
  root.dataset.theme = wish.get("theme") ?? "light";
  root.dir = wish.get("dir") ?? "ltr";
  if (wish.get("locale")) root.lang = wish.get("locale");
  sessionStorage.setItem("ringlet.settings.place", wish.get("place") ?? "");
  window.fetch = window.ringletScreens.fetch(wish.get("state") ?? "", window.fetch.bind(window));

  addEventListener("DOMContentLoaded", async () => {
    const element = document.createElement(wish.get("screen") ?? "call-log");
    document.body.append(element);
    const later = (ms) => new Promise((done) => setTimeout(done, ms));
    const find = async (selector) => {
      for (let tries = 0; tries < 200; tries++) {
        const found = element.shadowRoot?.querySelector(selector);
        if (found) return found;
        await later(50);
      }
      throw new Error(`nothing matches ${selector}`);
    };
    for (const selector of (wish.get("click") ?? "").split(";").filter(Boolean)) {
      (await find(selector)).click();
      await later(150);
    }
    for (const step of (wish.get("type") ?? "").split(";").filter(Boolean)) {
      const [selector, text] = step.split("=");
      const field = await find(selector);
      field.focus();
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    document.title = "Ready";
  });
}
