// Writes the vendored style sheets, scripts and their record. Two builds give the same bytes.
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";
import postcss from "postcss";
import rtlcss from "rtlcss";
import * as sass from "sass";

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = join(HERE, "..", "portal", "static", "portal");
// Phones of 2020 still read this.
const STYLE_TARGET = ["chrome87", "edge87", "firefox85", "safari14"];
const SCRIPT_TARGET = "es2020";

// The library's colours by name, and the token each of them is here.
const TOKENS = {
  "body-background": "page",
  border: "hair",
  brand: "brand",
  error: "error",
  focus: "focus",
  "focus-text": "on-focus",
  hover: "ring",
  "input-border": "border",
  "inverse-text": "on-brand",
  link: "link",
  "link-active": "text",
  "link-hover": "text",
  "link-visited": "visited",
  "secondary-text": "soft",
  success: "success",
  text: "text",
};
// Colours the library writes out: grounds of hovered rows, prefixes and cards, dark error words.
const LITERALS = {
  "#f3f3f3": "surface",
  "#ffffff": "page",
  "#651b1b": "error",
  "#083d29": "success",
};

function token(name) {
  if (!name) throw new Error("A colour of the library has no token yet");
  return `var(--${name})`;
}

// The library's words follow the skin's colours and its body size.
function asTokens(value) {
  return value
    .replace(/var\(--govuk-([a-z-]+)-colour, #[0-9a-f]+\)/g, (_, name) => token(TOKENS[name]))
    .replace(/#[0-9a-f]{6}\b/g, (hex) => token(LITERALS[hex]))
    .replace(/^1\.1875rem$/, "var(--size)");
}

// Variants that no page uses: each would be sent to every reader.
const UNUSED =
  /:root|::-moz-focus-inner|summary-card|(radios|checkboxes|select|file)--small|pagination--block|__suffix|--frontend-supported/;
const UNWANTED = new Set(["-webkit-font-smoothing", "-moz-osx-font-smoothing"]);

// Rules for browsers without custom properties, and a font for paper: we have both elsewhere.
const ourTokens = {
  postcssPlugin: "our-tokens",
  AtRule(rule) {
    const isOld = /-ms-high-contrast: none|\\/.test(rule.params);
    const isPaper = rule.params === "print";
    if (rule.name === "media" && (isOld || isPaper)) rule.remove();
  },
  Declaration(declaration) {
    if (UNWANTED.has(declaration.prop)) declaration.remove();
    else declaration.value = asTokens(declaration.value);
  },
  Rule(rule) {
    const wanted = rule.selectors.filter((selector) => !UNUSED.test(selector));
    if (wanted.length === 0) rule.remove();
    else if (wanted.length < rule.selectors.length) rule.selectors = wanted;
  },
};

function compile(name) {
  const options = { loadPaths: [join(HERE, "node_modules")], quietDeps: true, charset: false };
  return sass.compile(join(HERE, "scss", `${name}.scss`), options).css;
}

async function styles() {
  const library = postcss([ourTokens]).process(compile("govuk"), { from: undefined }).css;
  const own = compile("portal");
  const mirrored = rtlcss.process(library);
  const options = { loader: "css", minify: true, target: STYLE_TARGET };
  for (const [file, part] of [["portal.css", library], ["portal.rtl.css", mirrored]]) {
    const css = `${part}\n${own}`;
    const { code } = await esbuild.transform(css, options);
    writeFileSync(join(OUT, file), code);
  }
  // Each for one kind of page: others need not fetch it.
  for (const name of ["steps", "tree"]) {
    const { code } = await esbuild.transform(compile(name), options);
    writeFileSync(join(OUT, `${name}.css`), code);
  }
}

async function scripts() {
  await esbuild.build({
    entryPoints: ["portal.mjs", "forms.mjs", "search.mjs", "keeping.mjs"],
    absWorkingDir: HERE,
    bundle: true,
    format: "esm",
    minify: true,
    outdir: OUT,
    outExtension: { ".js": ".mjs" },
    target: SCRIPT_TARGET,
    legalComments: "none",
  });
}

const LICENCE = `govuk-frontend is used under the MIT licence:

> Copyright (C) 2017 Crown Copyright (Government Digital Service)
>
> Permission is hereby granted, free of charge, to any person obtaining a copy of this software
> and associated documentation files (the "Software"), to deal in the Software without
> restriction, including without limitation the rights to use, copy, modify, merge, publish,
> distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
> Software is furnished to do so, subject to the following conditions:
>
> The above copyright notice and this permission notice shall be included in all copies or
> substantial portions of the Software.
>
> THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING
> BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
> NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
> DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
> OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

function record() {
  const digest = (file) =>
    createHash("sha256").update(readFileSync(join(OUT, file))).digest("hex");
  const library = JSON.parse(
    readFileSync(join(HERE, "node_modules", "govuk-frontend", "package.json"), "utf8"),
  );
  const rows = [
    "forms.mjs", "icons.svg", "keeping.mjs", "portal.css", "portal.mjs", "portal.rtl.css",
    "search.mjs", "steps.css", "tree.css",
  ];
  const lines = [
    "# What stands here, and where it came from",
    "",
    "Written by `frontend/build.sh`; change the sources in `frontend/` and build again.",
    "The other files in this folder are written by hand.",
    "",
    "| Package | Version | Licence | Used in |",
    "| --- | --- | --- | --- |",
    `| govuk-frontend | ${library.version} | ${library.license} | portal.css, portal.rtl.css, forms.mjs |`,
    "",
    "Its header, footer, fonts, pictures and the emblem of the Crown are not used.",
    "",
    LICENCE,
    "",
    "| File | sha256 |",
    "| --- | --- |",
    ...rows.map((file) => `| ${file} | ${digest(file)} |`),
    "",
  ];
  writeFileSync(join(OUT, "VENDORED.md"), lines.join("\n"));
}

await styles();
await scripts();
copyFileSync(join(HERE, "icons.svg"), join(OUT, "icons.svg"));
record();
