/** The top of the page: which document, and how much of it is locked. */
import type { Access } from "../inspection.ts";
import { countAccess, summaryOf } from "../inspection.ts";
import { visible, visibleProse } from "../visible.ts";
import { html, type Markup } from "./html.ts";
import { icon } from "./icons.ts";
import type { PageContext } from "./page-context.ts";

const accesses: readonly (readonly [access: Access, meaning: string])[] = [
  ["locked", "need a credential"],
  ["optional", "take one, and work without"],
  ["open", "carry none"],
];

/** The title, a bar of three parts, and the three numbers, which filter. */
export function emitHeader({ inspection }: PageContext): Markup {
  const { title, version, source, operations, leftOut } = inspection;
  const counts = countAccess(operations);
  return html`<header class="top">
<p class="eyebrow">What calls carry <span aria-hidden="true">·</span> <span class="mono">${visible(source)}</span></p>
<h1><bdi>${visibleProse(title)}</bdi> <span class="version">${visible(version)}</span></h1>
${emitBar(counts, summaryOf(inspection))}
<div class="stats">
${accesses.map(
  ([
    access,
    meaning,
  ]) => html`<button type="button" class="stat ${access}" data-set="access" data-value="${access}" aria-pressed="false">
${icon(access)}<strong>${counts[access]}</strong> <span class="stat-name">${access}</span><span class="stat-meaning">${meaning}</span>
</button>`,
)}
</div>
${leftOut > 0 && html`<p class="left-out">${leftOut} more that the configuration leaves out.</p>`}
</header>`;
}

/** Drawn as a picture: a width in a `style` attribute is not allowed by the page's policy. */
function emitBar(counts: Readonly<Record<Access, number>>, label: string): Markup {
  const total = Math.max(1, counts.locked + counts.optional + counts.open);
  let x = 0;
  const parts = accesses.map(([access]) => {
    const width = (counts[access] / total) * 1000;
    const gap = x + width < 999 ? 3 : 0;
    const part = html`<rect class="${access}" x="${x}" width="${Math.max(0, width - gap)}" height="10"/>`;
    x += width;
    return part;
  });
  return html`<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label="${label}">${parts}</svg>`;
}
