/** The headers that a document declares for an answer, read in the style `simple` (OpenAPI 3.1, section 4.8.21). */

/** What a header's text is: JSON, or a value or a list of values of one type. */
export type HeaderForm = "json" | HeaderValue | `${HeaderValue}[]`;
type HeaderValue = "string" | "number" | "boolean";

/** The forms of an answer's headers by name, by status (`200`, `4XX`, `default`). */
export type HeaderForms = Readonly<Record<string, Readonly<Record<string, HeaderForm>>>>;

/**
 * Finds what reads an answer's declared headers, under their declared names; nothing for a status that declares none.
 *
 * What is not there, or not what the document says, is left out. Only endpoints that need it import it.
 */
export function declaredHeaders(forms: HeaderForms): (response: Response) => (() => object) | undefined {
  return ({ status, headers }) => {
    const declared = forms[status] ?? forms[`${Math.floor(status / 100)}XX`] ?? forms["default"];
    return declared && (() => readAll(declared, headers));
  };
}

function readAll(declared: Readonly<Record<string, HeaderForm>>, headers: Headers): object {
  const entries = Object.entries(declared).map(([name, form]) => [name, valueOf(headers.get(name), form)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function valueOf(text: string | null, form: HeaderForm): unknown {
  if (text === null) return undefined;
  if (form === "json") return parsed(text);
  if (!form.endsWith("[]")) return single(text, form);
  const items = text.trim() === "" ? [] : text.split(",").map((item) => single(item.trim(), form.slice(0, -2)));
  return items.includes(undefined) ? undefined : items;
}

function single(text: string, form: string): unknown {
  if (form === "number") return text.trim() === "" || !Number.isFinite(Number(text)) ? undefined : Number(text);
  if (form !== "boolean") return text;
  return text === "true" ? true : text === "false" ? false : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
