/* Click-to-dial: from a number to stage two's call. */
import { settings } from "./config.js";
import { emit, failure, report } from "./event.js";
import { parseNumber } from "./number.js";
import { loadUi } from "./stage-two.js";
import { reasonSentence } from "./words.js";

/** Longest `customData`, in UTF-16 units. */
const longestCustomData = 2000;

/** Dials, unless the page vetoes; answers the call, or throws an error with a `code`. `target`: the element concerned. */
export async function dial(options, target = null) {
  const request = readRequest(options, target);
  if (!emit(target, "ringlet-dial", asDetail(request), true)) {
    throw failure("vetoed", "The page did not let this call be placed.");
  }
  let ui;
  try {
    ui = await loadUi();
  } catch (error) {
    throw report(target, error);
  }
  return ui.dial(request);
}

function readRequest(options, target) {
  const phoneNumber = String(options.phoneNumber ?? "");
  const number = parseNumber(phoneNumber, options.region);
  if (number.reason) {
    throw report(target, failure("invalid-number", reasonSentence(number.reason, phoneNumber, options.region)));
  }
  if (typeof options.identityId === "number" && !Number.isSafeInteger(options.identityId)) {
    const sentence = "An identityId this large must be passed as a text of digits.";
    throw report(target, failure("invalid-identity", sentence));
  }
  const { customData = null } = options;
  if (customData !== null && String(customData).length > longestCustomData) {
    const passed = String(customData).length.toLocaleString("en");
    const sentence = `The page may pass 2,000 characters of custom data and passed ${passed}.`;
    throw report(target, failure("custom-data-too-long", sentence));
  }
  return {
    phoneNumber,
    e164: number.e164,
    international: number.international,
    valid: number.valid,
    region: options.region ?? settings().region,
    customerName: options.customerName ?? null,
    customerId: options.customerId ?? null,
    jobId: options.jobId ?? null,
    reference: options.reference ?? null,
    medium: options.medium ?? null,
    customData,
    outboundCallerId: options.outboundCallerId ?? null,
    enableCurrentTab: Boolean(options.enableCurrentTab ?? true),
    identityType: options.identityType ?? null,
    identityId: options.identityId ?? null,
    target,
  };
}

/** What the page learns with `ringlet-dial`: a call that isn't one yet. */
function asDetail({ e164, medium, reference, phoneNumber, customerName, customerId, jobId }) {
  return {
    callId: null,
    state: null,
    outcome: null,
    direction: "outbound",
    number: e164,
    provider: medium,
    reference,
    startedAt: null,
    answeredAt: null,
    endedAt: null,
    durationSeconds: null,
    phoneNumber,
    customerName,
    customerId,
    jobId,
  };
}
