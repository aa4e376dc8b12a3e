/** The declared headers of an operation's answers: a type in the result, and forms for the runtime. */
import type { HeaderModel, OperationModel } from "../../model/spec-model.ts";
import { entry, objectLiteral, pure, sequence, type Layout } from "../text/layout.ts";
import { literalEntry, quote, quoteKey, quoteTypeKey } from "../text/quote.ts";

/** `{ Link?: string; "X-Total": number }`, or nothing without any. */
export function emitHeadersType(headers: readonly HeaderModel[]): string | undefined {
  if (headers.length === 0) return undefined;
  const members = headers.map(
    (header) => `${quoteTypeKey(header.name)}${header.required ? "" : "?"}: ${typeOf(header)}`,
  );
  return `{ ${members.join("; ")} }`;
}

function typeOf({ form, values }: HeaderModel): string {
  if (form === "json") return "unknown";
  const isList = form.endsWith("[]");
  const single = values === undefined ? form.replace("[]", "") : values.map(quote).join(" | ");
  if (!isList) return single;
  return values !== undefined && values.length > 1 ? `(${single})[]` : `${single}[]`;
}

/** The member of the operation's data that reads them. */
export function headersEntry({ responses }: OperationModel): Layout[] {
  const declared = responses.filter(({ headers }) => headers.length > 0);
  if (declared.length === 0) return [];
  const forms = declared.map(({ status, headers }) =>
    entry(statusKey(status), objectLiteral(headers.map(({ name, form }) => literalEntry(name, quote(form))))),
  );
  return [entry("headers", sequence(`${pure} declaredHeaders(`, objectLiteral(forms), ")"))];
}

/** A status as a key of a literal. */
export function statusKey(status: string): string {
  return /^\d+$/.test(status) ? status : quoteKey(status);
}
