import { list } from "./api.js";
import { el } from "./dom.js";

const FIELDS = ["name", "lead_name", "organization", "status", "mobile_no", "phone"];

/** The list of leads: every number is a call button. */
export async function leadsPage() {
  const leads = await list("CRM Lead", { fields: FIELDS });
  const find = el("input", { class: "find", type: "search", placeholder: "Find a lead", "aria-label": "Find a lead", oninput: show });
  const rows = el("tbody");
  const none = el("p", { class: "quiet", hidden: true }, "No lead by this name.");
  show();
  return el("div", {},
    el("div", { class: "head" }, el("h1", {}, "Leads"), find),
    el("table", {},
      el("thead", {}, el("tr", {}, el("th", {}, "Name"), el("th", { class: "hide" }, "Company"), el("th", { class: "hide" }, "Status"), el("th", {}, "Phone"))),
      rows),
    none);

  function show() {
    const words = find.value.trim().toLowerCase();
    const found = leads.filter((lead) => [lead.lead_name, lead.organization, lead.mobile_no].join(" ").toLowerCase().includes(words));
    rows.replaceChildren(...found.map(row));
    none.hidden = found.length > 0;
  }
}

function row(lead) {
  return el("tr", {},
    el("td", { class: "name", title: lead.lead_name }, el("a", { href: `#/record/CRM%20Lead/${encodeURIComponent(lead.name)}` }, lead.lead_name)),
    el("td", { class: "company hide", title: lead.organization }, lead.organization ?? ""),
    el("td", { class: "hide" }, el("span", { class: "status" }, lead.status ?? "New")),
    el("td", {}, callButton("CRM Lead", lead.name, lead.lead_name, lead.mobile_no ?? lead.phone, "sm")));
}

/** A `<call-button>` whose call is kept with the record, or nothing when there is no number. */
export function callButton(doctype, name, title, number, size) {
  if (!number) return null;
  // The link inside keeps the number usable when the script can't load.
  return el("call-button",
    { "phone-number": number, "customer-name": title, "reference-doctype": doctype, "reference-name": name, variant: "secondary", size },
    el("a", { href: `tel:${number.replace(/[^+\d]/g, "")}` }, number));
}
