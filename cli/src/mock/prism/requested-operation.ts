/** An operation as Prism has to see it for one request, so that it calls no right request wrong. */
import type { PrismOperation, PrismQueryParameter } from "./prism-api.ts";

/** Says of each form parameter that it is exploded, where the document says nothing: Prism takes it for the opposite. */
export function explodeForms(operations: readonly PrismOperation[]): void {
  for (const parameter of operations.flatMap(({ request }) => request?.query ?? [])) {
    if ((parameter.style ?? "form") === "form") parameter.explode ??= true;
  }
}

/** The operation without what Prism trips over: what is not sent and may be left out, and values that it takes for no body. */
export function requestedOperation(
  operation: PrismOperation,
  sent: { readonly headers: Readonly<Record<string, string>>; readonly query: URLSearchParams },
  body: unknown,
): PrismOperation {
  const { request } = operation;
  if (request === undefined) return operation;
  const { headers = [], query = [], body: declared } = request;
  // Prism takes a list apart before it looks whether the header is there.
  const present = headers.filter(({ name, required }) => required === true || name.toLowerCase() in sent.headers);
  // An exploded object that is not there is an empty one to Prism, which may lack something.
  const asked = query.filter((parameter) => {
    const properties = explodedProperties(parameter);
    return parameter.required === true || properties === undefined || properties.some((name) => sent.query.has(name));
  });
  // `false`, `null`, `0` and `""` are JSON like any other.
  const isGiven = body !== undefined && !body && declared?.required === true;
  if (present.length === headers.length && asked.length === query.length && !isGiven) return operation;
  return {
    ...operation,
    request: { ...request, headers: present, query: asked, ...(isGiven && { body: { ...declared, required: false } }) },
  };
}

/**
 * The values of a query parameter.
 *
 * Prism splits a list at `%20` as it stands in the address, not at the space that it is; and takes one item of a list inside an
 * exploded object for no list.
 */
export function queryValues({ request }: Partial<PrismOperation>, name: string, values: string[]): string | string[] {
  const query = request?.query ?? [];
  const isSpaced = query.some((parameter) => parameter.name === name && parameter.style === "spaceDelimited");
  const isList = query.some((parameter) => {
    const property = explodedProperties(parameter)?.includes(name) ? parameter.schema?.properties?.[name] : undefined;
    return typeof property === "object" && property.type === "array";
  });
  const [first = "", ...others] = isSpaced ? values.map((value) => value.replaceAll(" ", "%20")) : values;
  return isList || others.length > 0 ? [first, ...others] : first;
}

/** The names that stand in the query themselves, for an object in exploded form. */
function explodedProperties({ style = "form", explode, schema }: PrismQueryParameter): string[] | undefined {
  if (style !== "form" || explode !== true || schema?.type !== "object") return undefined;
  return Object.keys(schema.properties ?? {});
}
