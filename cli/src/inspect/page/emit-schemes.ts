/** The security schemes, at the side. */
import { schemeKind, schemeOrigin, schemePlace } from "../describe-scheme.ts";
import type { InspectedScheme, InspectedSession } from "../inspection.ts";
import { visible, visibleProse } from "../visible.ts";
import { withCode } from "./with-code.ts";
import { html, type Markup } from "./html.ts";
import { icon, type Icon } from "./icons.ts";
import type { PageContext } from "./page-context.ts";

/** Each scheme as a card that filters. */
export function emitSchemes({ inspection: { schemes } }: PageContext): Markup {
  return html`<section class="panel" aria-labelledby="h-schemes">
<h2 id="h-schemes">Schemes <span class="count">${schemes.length}</span></h2>
${schemes.length === 0 ? html`<p class="muted">The document declares none.</p>` : html`<ul class="schemes">${schemes.map(emitScheme)}</ul>`}
</section>`;
}

function emitScheme(scheme: InspectedScheme, index: number): Markup {
  const origin = schemeOrigin(scheme);
  const { name, description, session, operations, definedBy } = scheme;
  return html`<li><button type="button" class="scheme ${hue(index)} ${definedBy === "nobody" ? "undefined" : ""}" data-set="scheme" data-value="${index}" aria-pressed="false">
${icon(schemeIcon(scheme))}
<span class="scheme-name"><bdi>${visible(name)}</bdi></span>
<span class="scheme-count">${operations}<span class="sr"> operations</span></span>
<span class="scheme-kind">${visible(schemeKind(scheme))} <span aria-hidden="true">·</span> <bdi class="mono">${visible(schemePlace(scheme))}</bdi></span>
${description !== undefined && html`<span class="scheme-text">${withCode(visibleProse(description))}</span>`}
${session && html`<span class="scheme-text">${sessionText(session)}</span>`}
${origin !== undefined && html`<span class="badge">${origin}</span>`}
</button></li>`;
}

function sessionText({ wiredBy, refresh }: InspectedSession): string {
  return `Renewed by ${visible(refresh)}${wiredBy === "configuration" ? ", wired by latchkey.config" : ""}`;
}

/** A scheme's colour, the same wherever it stands. */
export function hue(index: number): string {
  return `h${index % 8}`;
}

function schemeIcon({ data }: InspectedScheme): Icon {
  const icons: Readonly<Record<string, Icon>> = { apiKey: "key", mutualTLS: "certificate", custom: "caution" };
  return icons[data["type"] ?? ""] ?? (data["scheme"] === "basic" ? "person" : "token");
}
