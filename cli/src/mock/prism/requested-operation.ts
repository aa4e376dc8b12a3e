/** An operation as Prism has to see it for one request, so that it calls no right request wrong. */
import type { PrismOperation } from "./prism-api.ts";

/** The operation without what Prism trips over: list headers that are not sent, and values that it takes for no body. */
export function requestedOperation(
  operation: PrismOperation,
  sent: Readonly<Record<string, string>>,
  body: unknown,
): PrismOperation {
  const { request } = operation;
  if (request === undefined) return operation;
  const { headers = [], body: declared } = request;
  // Prism takes a list apart before it looks whether the header is there.
  const present = headers.filter(({ name, required }) => required === true || name.toLowerCase() in sent);
  // `false`, `null`, `0` and `""` are JSON like any other.
  const isGiven = body !== undefined && !body && declared?.required === true;
  if (present.length === headers.length && !isGiven) return operation;
  return {
    ...operation,
    request: { ...request, headers: present, ...(isGiven && { body: { ...declared, required: false } }) },
  };
}

/** The values of a query parameter: Prism splits a list at `%20` as it stands in the address, not at the space that it is. */
export function queryValues({ request }: Partial<PrismOperation>, name: string, values: string[]): string[] {
  const isSpaced = request?.query?.some((parameter) => parameter.name === name && parameter.style === "spaceDelimited");
  return isSpaced === true ? values.map((value) => value.replaceAll(" ", "%20")) : values;
}
