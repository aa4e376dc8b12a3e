/** Text into markup: the one way in. */

/** Markup that is safe to stand in a page. Only {@link html} and {@link join} make it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a template takes; strings are escaped, nothing is left out for `undefined` and `false`. */
export type Hole = Markup | readonly Markup[] | string | number | undefined | false;

/**
 * Markup from a template. Each hole is escaped, unless it is markup itself.
 *
 * Holes stand in text or in attribute values between double quotes; nowhere else is a string safe.
 */
export function html(parts: TemplateStringsArray, ...holes: readonly Hole[]): Markup {
  return new Markup(parts.map((part, index) => part + (index < holes.length ? fill(holes[index]) : "")).join(""));
}

/** Markups one behind the other, with something between them. */
export function join(items: readonly Markup[], between: Markup): Markup {
  return new Markup(items.map(({ text }) => text).join(between.text));
}

function fill(hole: Hole): string {
  if (hole === undefined || hole === false) return "";
  if (hole instanceof Markup) return hole.text;
  if (typeof hole === "object") return hole.map(({ text }) => text).join("");
  return escapeMarkup(String(hole));
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeMarkup(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
