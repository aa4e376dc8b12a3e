/** What unfolds below an operation. */
import { describePages } from "../describe-pages.ts";
import { schemeKind, schemePlace } from "../describe-scheme.ts";
import type { InspectedOperation } from "../inspection.ts";
import { visible } from "../visible.ts";
import { warningTitles } from "./emit-warnings.ts";
import { withCode } from "./with-code.ts";
import { html, type Markup } from "./html.ts";
import type { PageContext } from "./page-context.ts";

const staters: Readonly<Record<InspectedOperation["securityBy"], string>> = {
  operation: "the operation itself",
  document: "the document, for all operations that say nothing",
  configuration: "latchkey.config, since the document says nothing",
  nobody: "nobody: neither the operation nor the document nor latchkey.config",
};

/** Function, requirement in full, who says so, and where it goes. */
export function emitDetails(operation: InspectedOperation, context: PageContext): Markup {
  const { alternatives, access, securityBy, origins, pages } = operation;
  return html`<dl class="facts">
${emitName(operation)}
${
  alternatives.length > 0 &&
  html`<dt>Sends</dt><dd><ul>${alternatives.map((requirement) => emitAlternative(requirement, context))}${
    access === "optional" && html`<li>or nothing at all</li>`
  }</ul></dd>`
}
<dt>Stated by</dt><dd>${staters[securityBy]}</dd>
${origins.length > 0 && html`<dt>To</dt><dd class="mono"><bdi>${visible(origins.join(", "))}</bdi></dd>`}
${pages !== undefined && html`<dt>Pages</dt><dd><bdi>${visible(describePages(pages))}</bdi></dd>`}
${emitWarnings(operation, context)}
</dl>`;
}

function emitName({ name, nameBy, notCallable, operationId }: InspectedOperation): Markup {
  const text =
    name === undefined
      ? html`none: ${visible(notCallable ?? "")}`
      : html`<code><bdi>${visible(name)}</bdi></code>${nameBy === "configuration" && html` <span class="badge">pinned by latchkey.config</span>`}`;
  const isOther = operationId !== undefined && operationId !== name;
  return html`<dt>Function</dt><dd>${text}</dd>
${isOther && html`<dt>operationId</dt><dd><code><bdi>${visible(operationId)}</bdi></code></dd>`}`;
}

function emitAlternative(requirement: Readonly<Record<string, readonly string[]>>, context: PageContext): Markup {
  const parts = Object.entries(requirement).map(([name, scopes], index) => {
    const scheme = context.scheme(name)?.scheme;
    const how = scheme === undefined ? "" : visible(`${schemeKind(scheme)}, ${schemePlace(scheme)}`);
    const which = scopes.length > 0 && html`, with ${visible(scopes.join(", "))}`;
    return html`${index > 0 && " and "}<code><bdi>${visible(name)}</bdi></code> (<bdi>${how}</bdi>)${which}`;
  });
  return html`<li>${parts}</li>`;
}

function emitWarnings(operation: InspectedOperation, context: PageContext): Markup | undefined {
  const warnings = context.warningsOf(operation);
  if (warnings.length === 0) return undefined;
  return html`<dt>Warnings</dt><dd><ul>${warnings.map(
    ({ warning }) =>
      html`<li><strong>${warningTitles[warning.kind]}.</strong> ${withCode(visible(warning.message))}</li>`,
  )}</ul></dd>`;
}
