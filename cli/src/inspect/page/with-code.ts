/** Names in prose. */
import { html, type Markup } from "./html.ts";

/** What stands between backticks becomes code, as in Markdown; the text must be visible already. */
export function withCode(text: string): Markup[] {
  // Every second part stands between two backticks; the last one does not if its backtick is never closed.
  const parts = text.split("`");
  return parts.map((part, index) => {
    if (index % 2 === 0) return html`${part}`;
    return index === parts.length - 1 ? html`\`${part}` : html`<code><bdi>${part}</bdi></code>`;
  });
}
