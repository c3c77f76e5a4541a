/* What a server said last time, kept for the next page. A page without storage asks each time. */

const key = (name, backend) => `ringlet:${name}:${backend}`;

/** Null where nothing is kept. */
export function recall(name, backend) {
  try {
    return localStorage.getItem(key(name, backend));
  } catch {
    return null;
  }
}

/** Null forgets. */
export function remember(name, backend, value) {
  try {
    if (value) localStorage.setItem(key(name, backend), value);
    else localStorage.removeItem(key(name, backend));
  } catch {
    // As above.
  }
}
