// Builds elements without markup strings, so that no record can bring its own HTML into the page.

/** el("a", { href: "#/" }, "text", child): attributes by name, `on…` as listeners, null children left out. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** One of the shapes in icons.svg, hidden from assistive technology. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `/demo/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** The words of a piece of stored HTML. */
export function plainText(html) {
  return new DOMParser().parseFromString(html ?? "", "text/html").body.innerText.trim();
}
