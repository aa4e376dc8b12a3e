/** An operation's parameters, each where and how the document says (OpenAPI 3.1, section 4.8.12). */
import { isFieldValue } from "../security/field.ts";
import { invalidParameter, namingParameter } from "./invalid-parameter.ts";
import type { Operation, ParameterLocation, ParameterParts, ParameterValues } from "../operation/operation.ts";
import { plainParameter } from "./plain-parameter.ts";
import { isAbsent } from "./plain-value.ts";
import { NONE } from "./bare-parameters.ts";
import { say } from "../say.ts";

const TEMPLATE_VARIABLE = /\{([^{}]+)\}/g;
/** A segment that a URL parser takes as "here" or "one up", in any spelling (URL Standard, section 4.1). */
const DOT_SEGMENT = /^(\.|%2e){1,2}$/i;

/** The path with every template variable filled in. No value reaches another route: `/` is encoded, `.` and `..` are refused. */
export function pathOf(operation: Operation, values: ParameterValues): string {
  const template = pathTemplateOf(operation);
  const path = filled(operation, template, values);
  if (path !== template && path.includes(".")) assertSameRoute(operation, path);
  return path;
}

/** A path, by the specification. Some documents go on with a query, or with a fragment, which no request carries. */
function pathTemplateOf({ path }: Operation): string {
  const end = path.search(/[?#]/);
  return end === -1 ? path : path.slice(0, end);
}

/** The query that a document has written behind its path, filled in like the path. */
function writtenQueryOf(operation: Operation, values: ParameterValues): string {
  const [whole = ""] = operation.path.split("#");
  const start = whole.indexOf("?");
  return start === -1 ? "" : filled(operation, whole.slice(start + 1), values);
}

function filled(operation: Operation, template: string, values: ParameterValues): string {
  if (!template.includes("{")) return template;
  return template.replace(TEMPLATE_VARIABLE, (_, name: string) => {
    const value = own(values, name);
    const text = textOf(operation, "path", name, value);
    if (text !== undefined && text !== "") return text;
    throw invalidParameter(operation, name, say`is ${isAbsent(value) ? "missing" : "empty"}, and the path needs it`);
  });
}

/** Throws for a variable that has become `.` or `..`, alone or with what stands beside it. */
function assertSameRoute(operation: Operation, path: string): void {
  const segments = pathTemplateOf(operation).split("/");
  for (const [index, segment] of path.split("/").entries()) {
    const [name] = [...(segments[index] ?? "").matchAll(TEMPLATE_VARIABLE)].map(([, variable]) => variable);
    if (name === undefined || !DOT_SEGMENT.test(segment)) continue;
    throw invalidParameter(operation, name, say`would be \`.\` or \`..\` in the path, which leads to another route`);
  }
}

/** The query, without its question mark; `pathValues` are for documents that put variables there. */
export function queryOf(operation: Operation, values: ParameterValues, pathValues: ParameterValues = {}): string {
  const { path, querystring, styles } = operation;
  const texts =
    querystring === undefined || styles === undefined
      ? textsOf(operation, "query", values).map(([, text]) => text)
      : styles.query(operation, querystring, values === NONE ? undefined : values);
  const first = path.includes("?") ? writtenQueryOf(operation, pathValues) : "";
  return first === "" ? texts.join("&") : [first, ...texts].join("&");
}

/** Header parameters as headers. */
export function headerTexts(operation: Operation, values: ParameterValues): Record<string, string> {
  const headers = textsOf(operation, "header", values);
  for (const [name, text] of headers) {
    if (!isFieldValue(text)) throw invalidParameter(operation, name, say`has a character that no header can carry`);
  }
  return Object.fromEntries(headers);
}

/** Cookie parameters as the value of one `Cookie` header; browsers send their own cookies, and not these. */
export function cookiesOf(operation: Operation, values: ParameterValues): string {
  return textsOf(operation, "cookie", values)
    .map(([, text]) => text)
    .join("; ");
}

/** Each given parameter with its text. */
function textsOf(operation: Operation, location: ParameterLocation, values: ParameterValues): [string, string][] {
  const parts: [string, string][] = [];
  for (const name of Object.keys(values)) {
    const text = textOf(operation, location, name, values[name]);
    if (text !== undefined) parts.push([name, text]);
  }
  return parts;
}

function textOf(operation: Operation, location: ParameterLocation, name: string, value: unknown): string | undefined {
  if (isAbsent(value)) return undefined;
  const facts = own(operation.parameters?.[location], name);
  return namingParameter(operation, name, () =>
    operation.styles === undefined
      ? plainParameter(name, value, location)
      : operation.styles.text(name, value, location, facts),
  );
}

function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  // A parameter may be called `constructor`.
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** What writes declared parameters into a request. */
export const declaredParts: ParameterParts = {
  path: pathOf,
  query: queryOf,
  headers: headerTexts,
  cookies: cookiesOf,
};
