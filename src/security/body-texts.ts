/** The texts of a request's body, kept out of the errors of a `fetch` that quotes what it was to send. */

/** How deep a body is read. */
const DEEPEST = 8;
/** The most characters of a body that are read, and the most texts that are looked for. */
const LONGEST_BODY = 1_000_000;
const MOST_TEXTS = 1000;

/** The whole body and each of its texts, in every way in which they are written; none of a stream. */
export async function textsOfBody(body: unknown): Promise<string[]> {
  const isRead = body instanceof Blob && body.size <= LONGEST_BODY && typeof body.text === "function"; // Not in React Native.
  const content = isRead ? await body.text().catch(() => undefined) : body;
  const texts = typeof content === "string" ? [content, ...textsInText(content)] : textsIn(content);
  return texts.slice(0, MOST_TEXTS).flatMap(spellings);
}

/** Of JSON its members, of a form its fields, of anything else its lines: a form of several parts has a field in each. */
function textsInText(text: string): string[] {
  if (text.length > LONGEST_BODY) return [];
  try {
    return textsIn(JSON.parse(text));
  } catch {
    return [...(text.includes("=") ? textsIn(new URLSearchParams(text)) : []), ...text.split(/[\r\n]+/)];
  }
}

/** The texts in a value: those of its members at every depth, or of a form's fields. */
export function textsIn(value: unknown, depth: number = DEEPEST): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || depth === 0) return [];
  const isForm = value instanceof URLSearchParams || value instanceof FormData;
  return (isForm ? [...value.values()] : Object.values(value)).flatMap((member) => textsIn(member, depth - 1));
}

/** A text as it is, in JSON, in an address, and in a form. */
function spellings(text: string): string[] {
  const form = new URLSearchParams([["", text]]).toString().slice(1);
  return [...new Set([text, JSON.stringify(text).slice(1, -1), form, form.replaceAll("+", "%20")])];
}
