/** The whole page: one file that asks for nothing else. */
import { createHash } from "node:crypto";
import { packageVersion } from "../../generate/emit/provenance.ts";
import type { Inspection } from "../inspection.ts";
import { visible, visibleProse } from "../visible.ts";
import { emitFilters } from "./emit-filters.ts";
import { emitHeader } from "./emit-header.ts";
import { emitOperations } from "./emit-operations.ts";
import { emitOrigins } from "./emit-origins.ts";
import { emitSchemes } from "./emit-schemes.ts";
import { emitWarnings } from "./emit-warnings.ts";
import { html, Markup, type Markup as Html } from "./html.ts";
import { iconSheet } from "./icons.ts";
import { createContext } from "./page-context.ts";
import { script } from "./script.ts";
import { style } from "./style/style.ts";

/**
 * Writes an inspection as HTML.
 *
 * It works from a disk, loads nothing, and by its own policy (Content Security Policy 3) could not: only the style and
 * the script with these hashes run, so a document's string that became markup would still do nothing.
 */
export function emitPage(inspection: Inspection): string {
  const context = createContext(inspection);
  const { title, version, source } = inspection;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${visibleProse(title)} ${visible(version)}: what calls carry</title>
<link rel="icon" href="${favicon}">
<style>${trusted(style)}</style>
</head>
<body class="${inspection.operations.length > large ? "large" : ""}">
${iconSheet}
<a class="skip" href="#operations">Skip to the operations</a>
${emitHeader(context)}
<div class="frame">
<main>
${emitWarnings(inspection.warnings)}
${emitFilters(context)}
${emitOperations(context)}
</main>
<aside class="side" aria-label="Overview">
${emitSchemes(context)}
${emitOrigins(inspection.origins)}
</aside>
</div>
<footer>Made by latchkey ${packageVersion} from ${visible(source)}</footer>
<script>${trusted(script)}</script>
</body>
</html>
`;
  return page.text;
}

/** Our own style and script, in which an escape would not be decoded. */
function trusted(text: string): Html {
  return new Markup(text);
}

function hashSource(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** With at least so many operations, rows are laid out only when they come into view. */
const large = 200;

const policy = [
  "default-src 'none'",
  `style-src ${hashSource(style)}`,
  `script-src ${hashSource(script)}`,
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const favicon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' " +
  "fill='%230b7a56'/%3E%3Cpath d='M5.6 7.5V6a2.4 2.4 0 0 1 4.8 0v1.5' fill='none' stroke='%23fff' stroke-width='1.3'/%3E" +
  "%3Crect x='4.3' y='7.3' width='7.4' height='5.2' rx='1.2' fill='%23fff'/%3E%3C/svg%3E";
