/* Bundles the peers into dist/, as a page author would. */
import { readdirSync } from "node:fs";
import { build } from "esbuild";

await build({
  entryPoints: readdirSync("peers").map((name) => `peers/${name}`),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  outdir: "dist",
  logLevel: "warning",
  loader: { ".css": "text", ".bin": "binary" },
  define: { "process.env.NODE_ENV": '"production"' },
  alias: { "call-button.css": "../style/call-button.css", "core.bin": "../crates/ringlet-phone/data/core.bin" },
});
