/* Attributes as properties. */

const camel = (attribute) => attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** Gives a class a string property (null: absent) for each attribute, and `disabled`. */
export function reflect(element, attributes) {
  for (const attribute of attributes) {
    Object.defineProperty(element.prototype, camel(attribute), {
      configurable: true,
      enumerable: true,
      get() {
        return this.getAttribute(attribute);
      },
      set(value) {
        if (value === null || value === undefined) this.removeAttribute(attribute);
        else this.setAttribute(attribute, value);
      },
    });
  }
  Object.defineProperty(element.prototype, "disabled", {
    configurable: true,
    enumerable: true,
    get() {
      return this.hasAttribute("disabled");
    },
    set(value) {
      this.toggleAttribute("disabled", Boolean(value));
    },
  });
}

/** Properties that a page set before the class was there hide the class's own: sets them again, properly. */
export function takeOverProperties(element) {
  for (const name of Object.keys(element)) {
    if (!(name in Object.getPrototypeOf(element))) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}
