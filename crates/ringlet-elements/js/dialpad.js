/* The bridge to Dialpad's Mini Dialer: its frame, and everything that comes from it. Fetched where Dialpad is set up; what
   follows from what is decided in Rust (crates/ringlet-dialpad). */
import { Rules, initSync } from "dialpad-wasm";

const origin = "https://dialpad.com";
const allow = "microphone; speaker-selection; autoplay; camera; display-capture; hid";
/* As Dialpad documents it, and allow-forms, without which its sign-in page sends no form. */
const sandbox = ["allow-popups", "allow-scripts", "allow-same-origin", "allow-forms"];
const longestText = 2000;
/* What no message of theirs holds: stands for whatever isn't looked at. */
const other = Symbol();

/** Called by stage one, once, with the compiled wasm. Puts the frame into the page, hidden; `tell(kind, detail)` hears of
 * everything that concerns page or user, `trace` of the traffic. */
export function open(module, { path, sandbox: more }, tell, trace) {
  if (!/^[\w-]+$/.test(path)) throw new TypeError(`"${path}" is no client id of Dialpad`);
  initSync({ module });
  const frame = makeFrame(path, more);
  const dropped = { untrusted: 0, origin: 0, source: 0, shape: 0 };
  const now = () => performance.now();
  let timer = 0;

  const rules = new Rules(
    {
      read,
      object: () => ({}),
      put: (object, key, value) => value === undefined || own(object, key, value),
      tell(kind, detail) {
        if (kind === "wake") {
          clearTimeout(timer);
          if (detail !== undefined) timer = setTimeout(() => rules.tick(now()), detail);
          return;
        }
        if (kind !== "post") return tell(kind, detail);
        trace("To Dialpad", detail);
        frame.contentWindow?.postMessage(detail, origin);
      },
    },
    now(),
  );

  /* Why a message doesn't count; empty when it does. */
  const fault = (event) => {
    if (!event.isTrusted) return "untrusted";
    if (event.origin !== origin) return "origin";
    if (!event.source || event.source !== frame.contentWindow) return "source";
    const data = plain(event.data);
    return data && typeof data === "object" && rules.hear(now(), data) ? "" : "shape";
  };
  addEventListener("message", (event) => {
    const why = fault(event);
    if (!why) return trace("From Dialpad", event.data);
    // A page may hear thousands of others' messages: said at 1, 2, 4, 8, …
    if ((++dropped[why] & (dropped[why] - 1)) === 0) trace("Messages that are not for Dialpad's bridge", dropped);
  });
  frame.addEventListener("load", (event) => event.isTrusted && rules.loaded(now()));
  letDragsThrough(frame);
  document.body.append(frame);

  return {
    want: (key) => rules.want(now(), key),
    forget: (key) => rules.forget(now(), key),
    initiate: (call, post) => rules.initiate(call, post),
    enableCurrentTab: () => rules.command(false),
    endAllCalls: () => rules.command(true),
    /** At this place of the viewport, in CSS pixels. */
    show(x, y, width, height) {
      const place = { left: x, top: y, width, height };
      for (const [name, value] of Object.entries(place)) frame.style[name] = `${value}px`;
      frame.style.visibility = "visible";
    },
    /** Its document lives on. */
    hide: () => (frame.style.visibility = "hidden"),
    dropped: () => ({ ...dropped }),
  };
}

/* One per page, made once and never moved in the document: that would load it anew and end a call. Not display:none: while
   the user must sign in, Dialpad's page wants to be rendered. Styled by properties, which a strict policy allows. */
function makeFrame(path, more) {
  const frame = document.createElement("iframe");
  // A token that would let the frame take the page away stays out.
  const harmless = more.filter((token) => /^allow-[a-z-]+$/.test(token) && !token.startsWith("allow-top-navigation"));
  frame.title = "Dialpad";
  frame.allow = allow;
  frame.sandbox = [...new Set([...sandbox, ...harmless])].join(" ");
  frame.dataset.ringlet = "dialpad";
  frame.src = `${origin}/apps/${path}`;
  Object.assign(frame.style, {
    position: "fixed",
    left: "0",
    top: "0",
    width: "400px",
    height: "520px",
    border: "0",
    borderRadius: "0 0 var(--ringlet-radius-xl) var(--ringlet-radius-xl)",
    visibility: "hidden",
    colorScheme: "light",
    zIndex: "calc(var(--ringlet-z) - 1)",
  });
  return frame;
}

/* A frame swallows what the pointer does over it: a drag of the page would stick at its edge. */
function letDragsThrough(frame) {
  let pressed = false;
  let dragged = false;
  const on = (name, note) =>
    addEventListener(
      name,
      () => {
        note();
        frame.style.pointerEvents = pressed || dragged ? "none" : "auto";
      },
      true,
    );
  on("pointerdown", () => (pressed = true));
  on("dragstart", () => (dragged = true));
  // A drag of the browser's own takes the pointer away before it begins.
  for (const name of ["pointerup", "pointercancel"]) on(name, () => (pressed = false));
  for (const name of ["dragend", "drop"]) on(name, () => (dragged = false));
}

function own(object, key, value) {
  Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
}

/* Reads an own data property of what arrived, and throws for nothing: no getter is run, nothing inherited is seen. */
function read(object, key) {
  try {
    const property = Object.getOwnPropertyDescriptor(object, key);
    if (!property) return undefined;
    return Object.hasOwn(property, "value") ? plain(property.value) : other;
  } catch {
    return other;
  }
}

function plain(value) {
  if (typeof value === "string") return value.length <= longestText ? value : other;
  if (typeof value === "object") return Array.isArray(value) ? other : value;
  return ["undefined", "boolean", "number"].includes(typeof value) ? value : other;
}
