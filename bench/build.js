/* Bundles the peers into dist/, as a page author would. */
import { readFileSync, readdirSync } from "node:fs";
import { build, transform } from "esbuild";

/** Sheets as text, as small as ours. */
const sheets = {
  name: "sheets",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, "utf8"), { loader: "css", minify: true });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

await build({
  entryPoints: readdirSync("peers").map((name) => `peers/${name}`),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  outdir: "dist",
  logLevel: "warning",
  loader: { ".bin": "binary" },
  plugins: [sheets],
  define: { "process.env.NODE_ENV": '"production"' },
  alias: {
    "call-button.css": "../style/call-button.css",
    "tokens.css": "../style/tokens.css",
    "core.bin": "../crates/ringlet-phone/data/core.bin",
  },
});
