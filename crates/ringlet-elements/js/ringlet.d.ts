/** Ringlet, the call widget for any CRM page. Add to a project: `/// <reference path="ringlet.d.ts" />`. */

/** Where a call is. */
export type RingletCallState = "queued" | "dialing" | "ringing" | "connected" | "on-hold" | "ended";
/** Why a call ended. */
export type RingletOutcome =
  | "completed" | "no-answer" | "busy" | "failed" | "canceled" | "rejected" | "missed" | "voicemail" | "blocked";
export type RingletDirection = "inbound" | "outbound" | "internal";

/** A record of the CRM that a call belongs to. */
export interface RingletReference {
  doctype: string;
  name: string;
}

/** Settings, by the same names as the script tag's `data-` attributes. */
export interface RingletOptions {
  /** Base address of a Ringlet server or a Frappe site; the script's origin by default. */
  backend?: string;
  /** ISO 3166 region of numbers without `+`; the server's by default, else `US`. */
  region?: string;
  /** `en`, `de`, `pt-BR`, `hi`; the page's language by default. */
  locale?: string;
  /** Signed embed token, when there is no session on the same site. */
  token?: string;
  /** Asked for a new embed token before the present one ends. */
  getToken?: () => Promise<string>;
  /** Turns Dialpad on in this page; the server's by default. */
  dialpadClientId?: string;
  scan?: "off" | "tel" | "text";
  theme?: "light" | "dark" | "auto";
  debug?: boolean;
}

/** What a call may be placed with. */
export interface RingletCallOptions {
  /** ISO 3166 region, for a number without `+`. */
  region?: string;
  customerName?: string;
  customerId?: string;
  jobId?: string;
  reference?: RingletReference;
  /** Provider id, such as `tata_tele`. */
  medium?: string;
  /** Handed to the provider unchanged, at most 2,000 characters (for Dialpad also bytes). Left out, Dialpad gets an opaque token. */
  customData?: string;
  /** Number to show to the other side. */
  outboundCallerId?: string;
  /** Dialpad: make this the calling tab first; true by default. */
  enableCurrentTab?: boolean;
  /** Dialpad: in whose name, together with `identityId`. */
  identityType?: "Office" | "OfficeGroup" | "CallCenter";
  /** Dialpad's id of that office, department or call center; in digits when it has more than a number holds. */
  identityId?: number | string;
}

/** A call, as its events and `initiateCall()` tell it. Times are ISO 8601 in UTC. */
export interface RingletCall {
  callId: string | null;
  state: RingletCallState | null;
  outcome: RingletOutcome | null;
  direction: RingletDirection;
  /** The other side, E.164 where it is one. */
  number: string | null;
  provider: string | null;
  reference: RingletReference | null;
  startedAt: string | null;
  answeredAt: string | null;
  endedAt: string | null;
  /** Talk time; null while the call is up. */
  durationSeconds: number | null;
}

/** `detail` of `ringlet-dial`: the call that is about to be placed; `preventDefault()` keeps it from being placed. */
export interface RingletDial extends RingletCall {
  phoneNumber: string;
  customerName: string | null;
  customerId: string | null;
  jobId: string | null;
}

/** Somebody in a `call_ringing`. */
export interface RingletRingingParty {
  id?: string | number;
  type?: string;
  name?: string;
  phone?: string;
  email?: string;
}

/** A call began (`on`) or stopped (`off`) to ring; stopped isn't ended. Dialpad's own payload where its frame rings. */
export interface RingletRinging {
  state: "on" | "off";
  /** Dialpad's call id, else ours. */
  id: string | number;
  /** The caller. */
  contact?: RingletRingingParty;
  /** Whom they called; from Dialpad only. */
  target?: RingletRingingParty;
  external_number: string;
  internal_number?: string | null;
  /** The call, where Ringlet's server told of it. */
  call?: RingletCall;
}

/** What is known of a phone number. */
export interface RingletNumber {
  e164: string | null;
  /** It exists in its country's numbering plan. Null until `ringlet.ready`, when the table isn't there yet. */
  valid: boolean | null;
  /** It has a length that numbers have; one without its area code counts (libphonenumber's word). */
  possible: boolean;
  /** libphonenumber's word, such as `MOBILE`, `FIXED_LINE_OR_MOBILE`, `UNKNOWN`. */
  type: string;
  /** ISO 3166 region the number belongs to. */
  country: string | null;
  international: string | null;
  national: string | null;
  extension: string | null;
  /** Why it cannot be dialled; null: it can. */
  reason: "too-short" | "too-long" | "length" | "country-code" | "no-number" | null;
}

/** An error of the API: a code for programs, a sentence for people. */
export interface RingletError extends Error {
  code:
    | "invalid-number" | "not-authenticated" | "not-allowed" | "provider-refused" | "provider-unreachable"
    | "backend-unreachable" | "custom-data-too-long" | "invalid-identity" | "invalid-caller-id" | "timeout" | "vetoed" | "not-ready" | "not-loaded"
    | "microphone-denied" | "microphone-missing" | "already-talking"
    | (string & {});
}

export interface RingletEvents {
  /** Somebody signed in or out: to Ringlet itself (a user id) or to Dialpad (its number, digits where that is too large). */
  authentication: (authenticated: boolean, userId: string | number | null, to: "ringlet" | "dialpad") => void;
  call_ringing: (payload: RingletRinging) => void;
  call_state: (call: RingletCall) => void;
  call_end: (call: RingletCall) => void;
  disposition: (call: RingletCall & { disposition: string }) => void;
  error: (error: { code: string; message: string }) => void;
}

export interface Ringlet {
  /** Fulfilled when the elements are there and numbers can be judged. */
  readonly ready: Promise<void>;
  readonly version: string;
  configure(options: RingletOptions): void;
  /** Places a call; rejected with a `RingletError`. */
  initiateCall(phoneNumber: string, options?: RingletCallOptions): Promise<RingletCall>;
  enableCurrentTab(): Promise<void>;
  endAllCalls(): Promise<void>;
  /** Answers how to stop listening. */
  on<Name extends keyof RingletEvents>(event: Name, handler: RingletEvents[Name]): () => void;
  /** Throws a `RingletError` with the code `not-ready` before the script has loaded: await `ready`. */
  parseNumber(text: string, region?: string): RingletNumber;
}

/** Each property is the attribute of the same name in kebab-case; null: absent. */
export interface CallButtonElement extends HTMLElement {
  phoneNumber: string | null;
  customerName: string | null;
  customerId: string | null;
  jobId: string | null;
  referenceDoctype: string | null;
  referenceName: string | null;
  medium: string | null;
  region: string | null;
  variant: "primary" | "secondary" | "icon" | null;
  size: "sm" | "md" | "lg" | null;
  label: string | null;
  disabled: boolean;
}

declare global {
  interface Window {
    ringlet: Ringlet;
  }
  interface HTMLElementTagNameMap {
    "call-button": CallButtonElement;
    "call-popup": HTMLElement;
    "call-dialer": HTMLElement;
    "call-log": HTMLElement;
    "call-stats": HTMLElement;
    "call-list": HTMLElement;
    "call-settings": HTMLElement;
  }
  interface GlobalEventHandlersEventMap {
    "ringlet-ready": CustomEvent<{ version: string }>;
    "ringlet-dial": CustomEvent<RingletDial>;
    "ringlet-call-ringing": CustomEvent<RingletCall>;
    "ringlet-call-state": CustomEvent<RingletCall>;
    "ringlet-call-end": CustomEvent<RingletCall>;
    "ringlet-disposition": CustomEvent<RingletCall & { disposition: string }>;
    "ringlet-authentication": CustomEvent<{ authenticated: boolean; userId: string | number | null; to: "ringlet" | "dialpad" }>;
    "ringlet-error": CustomEvent<{ code: string; message: string }>;
  }
}
