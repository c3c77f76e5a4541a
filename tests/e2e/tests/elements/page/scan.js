import { equal, heard, place, test, until } from "./check.js";

const links = (element) => [...element.querySelectorAll("a[data-ringlet-scan]")].map((link) => [link.textContent, link.getAttribute("href")]);
const byId = (id) => document.getElementById(id);

test("numbers in text become links where they stand", async () => {
  await until(() => links(byId("text")).length === 2, "two links");
  equal(links(byId("text")), [["(650) 253-0000", "tel:+16502530000"], ["+49 30 901820", "tel:+4930901820"]]);
  equal(byId("text").textContent, "Call (650) 253-0000 or +49 30 901820 today.");
});

test("dates, long digits, addresses, sums are left alone", () => equal(links(byId("numbers")), []));

test("fields, code, what is edited and what is marked are left alone", () => {
  for (const id of ["form", "editable", "code", "off", "link"]) equal([id, links(byId(id))], [id, []]);
});

test("a click dials instead of following the link, also that of a tel: link of the page", async () => {
  for (const [link, number] of [[byId("text").querySelector("a"), "+16502530000"], [byId("link").firstElementChild ?? byId("link"), "+16502530000"]]) {
    const dial = heard("ringlet-dial");
    const click = new MouseEvent("click", { bubbles: true, cancelable: true, composed: true });
    link.dispatchEvent(click);
    const { detail, target } = await dial;
    equal([click.defaultPrevented, detail.number, target === link], [true, number, true]);
  }
});

test("nodes added later are read, once", async () => {
  const late = place("p");
  late.textContent = "or 212 555 0123";
  await until(() => links(late).length === 1, "the link");
  equal(late.textContent, "or 212 555 0123");
  document.body.append(late);
  await new Promise((resolve) => setTimeout(resolve, 50));
  equal(links(late), [["212 555 0123", "tel:+12125550123"]]);
});

test("a framework may change or remove the text it made", async () => {
  const line = place("p");
  const text = new Text("call 212 555 0123 now");
  line.append(text);
  await until(() => links(line).length === 1, "the link");
  text.data = "call 212 555 0199 instead";
  await until(() => line.textContent === "call 212 555 0199 instead" && links(line).length === 1, "the new text");
  equal(links(line), [["212 555 0199", "tel:+12125550199"]]);
  line.removeChild(text);
  await until(() => line.textContent === "", "the removal");
  line.append("212 555 0123");
  await until(() => links(line).length === 1, "the link again");
  line.textContent = "nothing";
  await new Promise((resolve) => setTimeout(resolve, 50));
  equal(line.textContent, "nothing");
});

test("other shadow roots are left alone", async () => {
  const root = place("div").attachShadow({ mode: "open" });
  root.append("212 555 0123");
  await new Promise((resolve) => setTimeout(resolve, 50));
  equal(root.querySelectorAll("a").length, 0);
});

test("scanning can be turned off", async () => {
  ringlet.configure({ scan: "off" });
  await new Promise((resolve) => setTimeout(resolve, 20));
  const line = place("p");
  line.textContent = "212 555 0123";
  await new Promise((resolve) => setTimeout(resolve, 50));
  equal(links(line), []);
});
