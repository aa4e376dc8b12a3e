/** JSONPath (RFC 9535): the one module that knows the library behind it. */
import { jsonpath } from "json-p3";
import type { Json } from "../json.ts";
import type { Path } from "../pointer.ts";

/** A parsed query. */
export interface JsonPath {
  readonly text: string;
  /** The places of what it selects, in the order of the document. */
  select(root: Json): Path[];
}

/** A text that is no JSONPath. */
export class JsonPathSyntaxError extends Error {
  override readonly name = "JsonPathSyntaxError";
}

/** Parses a query; throws a `JsonPathSyntaxError`. */
export function parseJsonPath(text: string): JsonPath {
  const query = parse(text);
  return {
    text,
    select: (root) =>
      [...query.query(root as Parameters<typeof query.query>[0])].map(({ location }) => location.map(String)),
  };
}

function parse(text: string): jsonpath.JSONPathQuery {
  try {
    return jsonpath.compile(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new JsonPathSyntaxError(reason.replace(/ \('[\s\S]*$/, ""), { cause: error });
  }
}
