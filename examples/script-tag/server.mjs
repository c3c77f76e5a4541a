// The embedding site's own server: serves the page with a token signed for the person who is looking at it.
import { createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

const secret = process.env.EMBED_SECRET;
const ringlet = process.env.RINGLET ?? "http://127.0.0.1:8990";
const user = process.env.EMBED_USER ?? "agent@example.test";
const port = 8991;

if (!secret) {
  console.error("Set EMBED_SECRET to the embed secret from the Ringlet server's settings.");
  process.exit(1);
}

const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token of ten minutes; the page asks for the next one at /token. */
function sign(user) {
  const claims = { sub: user, aud: ringlet, exp: Math.floor(Date.now() / 1000) + 600 };
  const body = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`;
}

createServer(async (request, response) => {
  if (request.url === "/token") {
    // A real site looks at its own session here, and signs for that person only.
    response.setHeader("content-type", "text/plain").end(sign(user));
  } else {
    const page = await readFile(new URL("index.html", import.meta.url), "utf8");
    response.setHeader("content-type", "text/html; charset=utf-8").end(page.replaceAll("{ringlet}", ringlet));
  }
}).listen(port, "localhost", () => console.log(`http://localhost:${port}`));
