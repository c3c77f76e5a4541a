/* The bridge to Twilio's Voice SDK: calls that have their sound in this page. Fetched where Twilio calls from the browser.
   What the server knows of a call is said elsewhere; here is only its sound. */
import { voiceSdk } from "twilio-voice-sdk";

/* What our own id of a call is named in what Twilio hands on. */
const callId = "ringlet_call";
/* A new token is fetched so long before the old one ends. */
const refreshMs = 60_000;
/* A pause before Twilio is asked again. */
const againMs = 10_000;
/* Twilio's errors 20104 and 31205: the token is too old, as after a night with the lid closed. */
const tooOld = [20104, 31205];

/* The SDK's own sounds come from its makers' server; the page rings itself. */
class Silence {
  play = () => Promise.resolve();
  stop() {}
  setSinkIds() {}
}

/** Opens Twilio for this page: `fetchToken()` promises an access token, `tell(what, id, detail)` hears of this page's calls by our
 * own id: `rings`, `open`, `over`, `muted`, `unmuted`, and `failed` with Twilio's error code. null where the browser can't. */
export async function open(fetchToken, tell, trace) {
  const { Device } = voiceSdk;
  if (!Device.isSupported) return null;
  const calls = new Map();
  // Calls on hold, and whether their microphone was off before.
  const held = new Map();
  const options = {
    allowIncomingWhileBusy: true,
    closeProtection: true,
    codecPreferences: ["opus", "pcmu"],
    logLevel: "silent",
    Sound: Silence,
    tokenRefreshMs: refreshMs,
  };
  const device = new Device(await fetchToken(), options);

  const over = (id) => {
    held.delete(id);
    if (calls.delete(id)) tell("over", id);
  };
  const keep = (id, call) => {
    calls.set(id, call);
    call.on("accept", () => {
      tell("open", id);
      // One that rang at the same time can't be taken here any more.
      for (const [other, rang] of calls) if (rang.status() === "closed") over(other);
    });
    for (const end of ["disconnect", "cancel", "reject"]) call.on(end, () => calls.get(id) === call && over(id));
    call.on("mute", (muted) => held.has(id) || tell(muted ? "muted" : "unmuted", id));
    call.on("error", ({ code }) => tell("failed", id, code));
  };
  const renew = async (one) => {
    try {
      const token = await fetchToken();
      if (one.state !== "destroyed") one.updateToken(token);
    } catch (cause) {
      trace("No new token for Twilio", String(cause));
      setTimeout(() => one.state !== "destroyed" && renew(one), againMs);
    }
  };
  const register = () =>
    device.register().catch((cause) => {
      trace("Twilio doesn't take this page", String(cause));
      setTimeout(() => device.state === "unregistered" && register(), againMs);
    });

  device.on("incoming", (call) => {
    const id = call.customParameters.get(callId);
    // A call that isn't one of ours rings elsewhere.
    if (!id) return call.ignore();
    keep(id, call);
    tell("rings", id);
  });
  device.on("tokenWillExpire", () => renew(device));
  device.on("error", async ({ code, message }) => {
    trace("Twilio", { code, message });
    if (!tooOld.includes(code)) return;
    await renew(device);
    if (device.state === "unregistered") register();
  });
  register();

  const mute = (call, id, muted) => {
    if (!held.has(id)) return call.mute(muted);
    held.set(id, muted);
    tell(muted ? "muted" : "unmuted", id);
  };
  const listen = (call, on) => {
    for (const track of call.getRemoteStream()?.getAudioTracks() ?? []) track.enabled = on;
  };
  /* A device has one call: taking another would end it. So a further device of the same identity takes what rang here, as
     Twilio's notes on version 2.11 say. */
  const takeBeside = async (rang, id) => {
    let beside;
    try {
      beside = new Device(await fetchToken(), { ...options, edge: device.edge ?? "roaming" });
      beside.on("tokenWillExpire", () => renew(beside));
      beside.on("error", ({ code, message }) => trace("Twilio", { code, message }));
      const call = await beside.connect({ connectToken: rang.connectToken });
      keep(id, call);
      for (const end of ["disconnect", "cancel", "reject"]) call.on(end, () => beside.destroy());
      rang.ignore();
      tell("open", id);
    } catch (cause) {
      trace("Twilio doesn't hand the second call over", String(cause));
      beside?.destroy();
      tell("failed", id, cause.code);
    }
  };
  const acts = {
    answer: (call, id) => (device.isBusy ? takeBeside(call, id) : call.accept()),
    reject: (call) => call.reject(),
    hangup: (call) => call.disconnect(),
    mute: (call, id) => mute(call, id, true),
    unmute: (call, id) => mute(call, id, false),
    keypad: (call, id, digits) => call.sendDigits(digits),
    /* The SDK has none: neither side hears the other. */
    hold(call, id) {
      if (!held.has(id)) held.set(id, call.isMuted());
      call.mute(true);
      listen(call, false);
    },
    resume(call, id) {
      listen(call, true);
      call.mute(held.get(id) ?? false);
      held.delete(id);
    },
  };
  return {
    /** Asks for the microphone, so that nothing rings for somebody who couldn't speak; fails as `getUserMedia` does. */
    async warmUp() {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      for (const track of stream.getTracks()) track.stop();
    },
    /** Begins a call that the server has stored. */
    async connect(id) {
      keep(id, await device.connect({ params: { [callId]: id } }));
    },
    /** Does that with a call; false where its sound isn't here. */
    act(what, id, detail) {
      const call = calls.get(id);
      if (call && what in acts) acts[what](call, id, detail);
      return Boolean(call && what in acts);
    },
    /** Its sound is here. */
    has: (id) => calls.has(id),
    /** Somebody talks here already. */
    isBusy: () => [...calls.values()].some((call) => call.status() !== "pending"),
    /** Ends every call, and rings no more. */
    close() {
      for (const call of calls.values()) call.disconnect();
      device.destroy();
    },
  };
}
