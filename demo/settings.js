/* The line above <call-settings> speaks the language that the settings speak. */
const WORDS = {
  en: ["Call settings", "Back to the CRM"],
  de: ["Anrufeinstellungen", "Zurück zum CRM"],
  "pt-BR": ["Configurações de chamadas", "Voltar ao CRM"],
  hi: ["कॉल सेटिंग", "CRM पर वापस जाएँ"],
};

await customElements.whenDefined("call-settings");
const { shadowRoot } = document.querySelector("call-settings");
new MutationObserver(speak).observe(shadowRoot, { childList: true });
speak();

function speak() {
  const language = shadowRoot.firstElementChild?.lang;
  if (!(language in WORDS)) return;
  const [title, back] = WORDS[language];
  document.documentElement.lang = language;
  document.title = title;
  document.querySelector("h1").textContent = title;
  document.querySelector("header a").textContent = back;
}
