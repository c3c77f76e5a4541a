/* The same as a React component: one root renders where the placeholders stand. No shadow root; the sheet is the page's. */
import { createElement as h, useMemo } from "react";
import { createRoot } from "react-dom/client";
import { flushSync } from "react-dom";
import { parsePhoneNumberFromString } from "libphonenumber-js";
import { adopt, buttonText, sheetOf } from "../look.js";

function CallButton({ phoneNumber, region, onDial }) {
  const number = useMemo(() => parsePhoneNumberFromString(phoneNumber, region || "US"), [phoneNumber, region]);
  return h(
    "button",
    { type: "button", part: "button", "aria-disabled": number?.isPossible() ? undefined : "true", onClick: () => onDial(number.number) },
    h("span", { part: "icon" }),
    h("span", { part: "label" }, number?.formatInternational() ?? phoneNumber),
  );
}

adopt(sheetOf(buttonText.replaceAll(":host", ".host")));
const onDial = (number) => document.dispatchEvent(new CustomEvent("dial", { detail: number }));
const rows = (numbers) =>
  numbers.map((number, index) => h("div", { className: "host", key: index }, h(CallButton, { phoneNumber: number, region: "US", onDial })));

/** The bench's words for this peer: see page.js. */
window.peer = {
  insert(place, numbers) {
    const root = createRoot(place);
    flushSync(() => root.render(rows(numbers)));
  },
  button: (host) => host.querySelector("button"),
};

const list = document.getElementById("list");
if (list.dataset.numbers) createRoot(list).render(rows(list.dataset.numbers.split("|")));
