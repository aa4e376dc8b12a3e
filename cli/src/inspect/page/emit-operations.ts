/** The operations, by tag. */
import type { InspectedOperation, InspectedTag, Warning } from "../inspection.ts";
import { visible, visibleProse } from "../visible.ts";
import { emitDetails } from "./emit-details.ts";
import { hue } from "./emit-schemes.ts";
import { withCode } from "./with-code.ts";
import { html, join, type Markup } from "./html.ts";
import { icon } from "./icons.ts";
import type { PageContext } from "./page-context.ts";

/** A section a tag, a row an operation. */
export function emitOperations(context: PageContext): Markup {
  const { tags, operations } = context.inspection;
  const byTag = new Map<string, InspectedOperation[]>(tags.map(({ name }) => [name, []]));
  for (const operation of operations) byTag.get(operation.tag)?.push(operation);
  return html`<div id="operations" tabindex="-1">
${tags.map((tag, index) => emitTag(tag, index, byTag.get(tag.name) ?? [], context))}
<p class="empty" id="empty" hidden>No operation fits. <button type="button" class="link" data-reset>Clear the filter</button></p>
</div>`;
}

function emitTag(
  { name, description }: InspectedTag,
  index: number,
  operations: readonly InspectedOperation[],
  context: PageContext,
): Markup {
  return html`<section class="tag" aria-labelledby="t-${index}" data-rows="${operations.length}">
<div class="tag-head"><h2 id="t-${index}"><bdi>${visible(name)}</bdi></h2> <span class="count">${operations.length}</span>
${description !== undefined && html`<p>${withCode(visibleProse(description))}</p>`}</div>
<ul class="rows">
${operations.map((operation) => emitRow(operation, context))}
</ul>
</section>`;
}

/** The script reads the numbers, and people read the text. */
function emitRow(operation: InspectedOperation, context: PageContext): Markup {
  const { access, method, path, summary, tag, deprecated } = operation;
  const warnings = context.warningsOf(operation);
  const schemes = new Set(operation.alternatives.flatMap(Object.keys));
  const numbers = [...schemes].map((name) => context.scheme(name)?.index ?? -1);
  return html`<li class="row ${access}${deprecated ? " deprecated" : ""}" data-access="${access}" data-tag="${context.tagIndex(tag)}" data-scheme="${numbers.join(" ")}" data-warning="${warnings.map(({ index }) => index).join(" ")}" data-text="${searchText(operation)}">
<details><summary>
<span class="access">${icon(access)}<span class="sr">${access}</span></span>
<span class="method m-${/^[A-Z]{3,7}$/.test(method) ? method.toLowerCase() : "other"}">${visible(method)}</span>
<span class="route"><bdi class="path mono">${breakable(visible(path))}</bdi>${deprecated && html` <span class="badge">deprecated</span>`}
${summary !== undefined && html`<span class="summary">${withCode(visibleProse(summary))}</span>`}</span>
<span class="needs">${emitRequirement(operation, context)}</span>
<span class="flag">${emitFlag(warnings)}</span>
${icon("chevron")}
</summary>
${emitDetails(operation, context)}
</details></li>`;
}

function searchText({ route, operationId, name, summary, alternatives }: InspectedOperation): string {
  const scopes = alternatives.flatMap((requirement) => Object.entries(requirement).flat(2));
  return visible([route, operationId, name, summary, ...new Set(scopes)].join(" ").toLowerCase());
}

/** A path may be broken before a slash. */
function breakable(path: string): Markup {
  return join(
    path.split(/(?=\/)/).map((part) => html`${part}`),
    html`<wbr>`,
  );
}

function emitRequirement({ access, alternatives }: InspectedOperation, context: PageContext): Markup {
  if (access === "open") return html`<span class="word">open</span>`;
  const alternativesOfChips = alternatives.map((requirement) => {
    const chips = Object.entries(requirement).map(([name, scopes]) => emitChip(name, scopes, context));
    return join(chips, html` <span class="plus">+<span class="sr"> and</span></span> `);
  });
  const all = [...alternativesOfChips, ...(access === "optional" ? [html`<span class="word">nothing</span>`] : [])];
  return join(
    all.map(
      (chips, index) =>
        html`<span class="alternative">${index > 0 && html`<span class="or">or</span> `}${chips}</span>`,
    ),
    html` `,
  );
}

function emitChip(name: string, scopes: readonly string[], context: PageContext): Markup {
  const found = context.scheme(name);
  const isUndefined = found?.scheme.definedBy === "nobody";
  return html`<span class="chip ${hue(found?.index ?? 0)}${isUndefined ? " undefined" : ""}"><bdi>${visible(name)}</bdi>${scopes.map(
    (scope) => html` <span class="scope"><bdi>${visible(scope)}</bdi></span>`,
  )}</span>`;
}

/** The gravest level of an operation's warnings; a note is not worth a sign on each row. */
function emitFlag(warnings: readonly { readonly warning: Warning }[]): Markup | undefined {
  const levels = new Set(warnings.map(({ warning }) => warning.level));
  const level = levels.has("danger") ? "danger" : levels.has("caution") ? "caution" : undefined;
  return level && html`<span class="${level}">${icon(level)}<span class="sr">has warnings</span></span>`;
}
