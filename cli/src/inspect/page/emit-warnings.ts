/** What a team should talk about, on top of the operations. */
import { counted } from "../../generate/text/one-line.ts";
import type { Warning, WarningKind } from "../inspection.ts";
import { visible } from "../visible.ts";
import { withCode } from "./with-code.ts";
import { html, type Markup } from "./html.ts";
import { icon } from "./icons.ts";

/** What each kind is called. */
export const warningTitles: Readonly<Record<WarningKind, string>> = {
  "idle-overlay": "Overlay without effect",
  "read-otherwise": "Read otherwise than written",
  "no-security": "No security at all",
  "undefined-scheme": "Undefined scheme",
  "plain-http": "Plain http",
  "secured-sign-in": "Secured sign-in",
  "unstated-security": "Security not stated",
  "hidden-bearer": "Hidden bearer token",
  "key-in-query": "API key in the query",
  "undeclared-scope": "Undeclared scope",
  "mutual-tls": "Mutual TLS",
  "not-callable": "Not callable",
  "unused-scheme": "Unused scheme",
  "no-session": "No session",
  "large-numbers": "Large numbers",
  "no-operation-id": "No operationId",
};

/** How many are seen at once; the others are one step away. */
const shown = 4;

/** The list; each warning filters the operations that it is about. */
export function emitWarnings(warnings: readonly Warning[]): Markup {
  if (warnings.length === 0) {
    return html`<section class="warnings none"><h2>${icon("check")} No warnings</h2></section>`;
  }
  const items = warnings.map(emitWarning);
  const rest = items.slice(shown);
  return html`<section class="warnings" aria-labelledby="h-warnings">
<h2 id="h-warnings">Warnings <span class="count">${warnings.length}</span></h2>
<ul class="cards">${items.slice(0, shown)}</ul>
${
  rest.length > 0 &&
  html`<details class="more"><summary>${icon("chevron")}${rest.length} more</summary><ul class="cards">${rest}</ul></details>`
}
</section>`;
}

function emitWarning({ kind, level, message, hint, operations }: Warning, index: number): Markup {
  const count = counted(operations.length, "operation");
  return html`<li class="card ${level}">
${icon(level)}
<div>
<h3>${warningTitles[kind]} <span class="sr">(${level})</span></h3>
<p>${withCode(visible(message))}</p>
<p class="hint">${withCode(hint)}</p>
${
  operations.length > 0 &&
  html`<button type="button" class="link" data-set="warning" data-value="${index}" aria-pressed="false">Show ${count}</button>`
}
</div>
</li>`;
}
