// This CRM's own way to its records: the Frappe dialect of the server it is served from.

let csrf = null;

/** A request that the server refused, or that never reached it (`status` 0). */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function ask(path, options = {}) {
  const headers = { Accept: "application/json", ...options.headers };
  if (options.body) headers["Content-Type"] = "application/json";
  if (csrf && options.method) headers["X-Frappe-CSRF-Token"] = csrf;
  let answer;
  try {
    answer = await fetch(path, { ...options, headers });
  } catch {
    throw new Refused(0, "The server can’t be reached.");
  }
  const body = await answer.json().catch(() => null);
  if (!answer.ok || body === null) throw new Refused(answer.status, body?.message ?? `The server answered ${answer.status}.`);
  return body;
}

/** Who is signed in (`{ id, name, roles }` or null), and whether the server plays the demo line. */
export async function whoAmI() {
  const boot = await ask("/api/ringlet/boot");
  csrf = boot.csrf_token ?? null;
  return { user: boot.user ?? null, isDemo: boot.site.demo };
}

/** Has the demo line call whoever is signed in. */
export function letSomebodyCall() {
  return ask("/api/ringlet/demo/incoming", { method: "POST", body: "{}" });
}

export function signIn(usr, pwd) {
  return ask("/api/method/login", { method: "POST", body: JSON.stringify({ usr, pwd }) });
}

export function signOut() {
  return ask("/api/method/logout", { method: "POST", body: "{}" });
}

/** Records of a DocType as plain objects. */
export async function list(doctype, { fields, filters, order = "modified desc", limit = 100 }) {
  const query = new URLSearchParams({ fields: JSON.stringify(fields), order_by: order, limit_page_length: limit });
  if (filters) query.set("filters", JSON.stringify(filters));
  return (await ask(`/api/resource/${encodeURIComponent(doctype)}?${query}`)).data;
}

/** One record. */
export async function read(doctype, name) {
  return (await ask(`/api/resource/${encodeURIComponent(doctype)}/${encodeURIComponent(name)}`)).data;
}
