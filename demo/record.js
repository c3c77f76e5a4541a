import { list, read } from "./api.js";
import { el, icon, plainText } from "./dom.js";
import { callButton } from "./leads.js";

const TITLE = { "CRM Lead": "lead_name", "CRM Deal": "organization", Contact: "full_name" };
const WORD = { "CRM Lead": "Lead", "CRM Deal": "Deal", Contact: "Contact" };

/** One lead, deal or contact: its numbers, its calls, its notes and tasks. */
export async function recordPage(doctype, name, signal) {
  const record = await read(doctype, name);
  const title = record[TITLE[doctype]] ?? name;
  const notes = el("ul", { class: "items" });
  const tasks = el("ul", { class: "items" });
  const refresh = () => Promise.all([fill(notes, noteItems), fill(tasks, taskItems)]);
  await refresh();
  // Ringlet says when something was left behind after a call.
  document.addEventListener("ringlet-disposition", refresh, { signal });
  document.addEventListener("ringlet-call-end", refresh, { signal });

  return el("div", {},
    el("a", { class: "back", href: "#/leads" }, icon("arrow-left"), "Leads"),
    el("div", { class: "head" }, el("h1", {}, title), el("span", { class: "status" }, [WORD[doctype], record.status].filter(Boolean).join(" · "))),
    el("div", { class: "record" },
      el("section", { class: "card", "aria-label": "Details" }, facts(doctype, name, title, record)),
      el("div", { class: "stack" },
        el("section", { class: "card calls", "aria-label": "Calls" }, el("call-log", { "reference-doctype": doctype, "reference-name": name })),
        el("section", { class: "card" }, el("h2", {}, icon("notebook-pen"), "Notes"), notes),
        el("section", { class: "card" }, el("h2", {}, icon("list-checks"), "Tasks"), tasks))));

  async function fill(target, load) {
    const items = await load(doctype, name).catch((refused) => [el("li", { class: "bad" }, refused.message)]);
    target.replaceChildren(...items);
  }
}

function facts(doctype, name, title, record) {
  const numbers = numbersOf(record).map(([word, number]) => [word, callButton(doctype, name, title, number, "md")]);
  const rows = [...numbers, ["Company", record.organization ?? record.company_name], ["E-mail", record.email ?? record.email_id], ["Owner", record.lead_owner ?? record.deal_owner], ["Source", record.source]];
  return el("dl", { class: "facts" },
    rows.filter(([, value]) => value).map(([word, value]) => el("div", {}, el("dt", {}, word), el("dd", {}, value))));
}

function numbersOf(record) {
  const rows = [["Mobile", record.mobile_no], ["Phone", record.phone], ...(record.phone_nos ?? []).map((row) => ["Phone", row.phone])];
  const seen = new Set();
  return rows.filter(([, number]) => number && !seen.has(number) && seen.add(number));
}

const of = (doctype, name) => ({ reference_doctype: doctype, reference_docname: name });

async function noteItems(doctype, name) {
  const rows = await list("FCRM Note", { fields: ["name", "title", "content", "creation"], filters: of(doctype, name), order: "creation desc", limit: 20 });
  if (rows.length === 0) return [el("li", { class: "quiet" }, "No notes yet. What you write after a call appears here.")];
  return rows.map((row) => el("li", {}, el("div", {}, el("strong", {}, row.title)), el("div", {}, plainText(row.content)), el("div", { class: "when" }, when(row.creation))));
}

async function taskItems(doctype, name) {
  const rows = await list("CRM Task", { fields: ["name", "title", "status", "priority", "due_date"], filters: of(doctype, name), order: "creation desc", limit: 20 });
  if (rows.length === 0) return [el("li", { class: "quiet" }, "No tasks yet.")];
  return rows.map((row) => el("li", {}, el("div", {}, el("strong", {}, row.title)), el("div", { class: "when" }, [row.status, row.priority, row.due_date && `due ${when(row.due_date)}`].filter(Boolean).join(" · "))));
}

/** The server's `YYYY-MM-DD HH:MM:SS`, as it stands there. */
function when(stamp) {
  const date = new Date(String(stamp).replace(" ", "T"));
  return Number.isNaN(date.getTime()) ? String(stamp) : date.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
}
