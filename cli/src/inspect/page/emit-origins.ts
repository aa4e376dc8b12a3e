/** Where credentials may go, at the side. */
import { counted } from "../../generate/text/one-line.ts";
import type { InspectedOrigin } from "../inspection.ts";
import { visible } from "../visible.ts";
import { html, type Markup } from "./html.ts";
import { icon } from "./icons.ts";

/** Each origin, by whom it is named, and how many operations may send it a credential. */
export function emitOrigins(origins: readonly InspectedOrigin[]): Markup {
  return html`<section class="panel" aria-labelledby="h-origins">
<h2 id="h-origins">Origins that may see a credential</h2>
<ul class="origins">${origins.map(emitOrigin)}</ul>
</section>`;
}

const mostNamed = 4;

function emitOrigin({ origin, isPlain, isDefault, namedBy, operations }: InspectedOrigin): Markup {
  const rest = namedBy.length > mostNamed ? `, and ${namedBy.length - mostNamed} more` : "";
  const calls = operations > 0 ? `${counted(operations, "operation")}; ` : "";
  const text = `${calls}${namedBy.slice(0, mostNamed).join(", ")}${rest}`;
  return html`<li class="${isPlain ? "plain" : ""}">
${icon(isPlain ? "danger" : "globe")}
<span class="origin mono"><bdi>${visible(origin)}</bdi></span>
<span class="origin-text">${isDefault && html`<span class="badge">default</span> `}${isPlain && html`<span class="badge danger">not encrypted</span> `}${visible(text)}</span>
</li>`;
}
