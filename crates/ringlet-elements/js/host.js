/* What stage two gets from stage one. */
import { showLive } from "./call-button.js";
import { words } from "./catalogue.js";
import { locale, onConfig, setSite, settings } from "./config.js";
import { emit, notify } from "./event.js";
import { setLiveStates } from "./live.js";
import { asYouType, exampleNumber, fetchTyping, parseNumber } from "./number.js";
import { openDialpad, openTwilio } from "./softphone.js";
import { tokenSheet } from "./sheet.js";
import { trace } from "./trace.js";

/** `register` is called by stage two with its `{ mount, unmount, changed, dial, … }`. */
export function makeHost(register) {
  return {
    register,
    config: settings,
    locale,
    words,
    onConfig,
    setSiteRegion: (name) => setSite("region", name),
    setSiteLocale: (tag) => setSite("locale", tag),
    parse: parseNumber,
    asYouType,
    fetchTyping,
    example: exampleNumber,
    emit,
    notify,
    trace,
    openDialpad,
    openTwilio,
    tokens: () => tokenSheet,
    setLive(list) {
      setLiveStates(list);
      showLive();
    },
  };
}
