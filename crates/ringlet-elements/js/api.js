/* `window.ringlet`, once stage one is there. */
import { configure } from "./config.js";
import { dial } from "./dial.js";
import { on } from "./event.js";
import { parseNumber } from "./number.js";
import { loadUi } from "./stage-two.js";

export function makeApi() {
  return {
    configure,
    on,
    parseNumber,
    initiateCall: async (phoneNumber, options = {}) => dial({ ...options, phoneNumber }),
    enableCurrentTab: async () => (await loadUi()).enableCurrentTab(),
    endAllCalls: async () => (await loadUi()).endAllCalls(),
  };
}
