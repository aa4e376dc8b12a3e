/**
 * Parameters that are the whole query (OpenAPI 3.2, section 4.12.1, `in: querystring`), on their way through openapi-typescript.
 *
 * It knows queries of several parameters only. So there it is one of them, under a name that no parameter has, and afterwards
 * the type of that one takes the place of the query's.
 */
import { ts } from "./typescript.ts";
import { changeParameters, nameOf, updateType } from "./operation-parameters.ts";

// A noncharacter: no name that is meant to be read has it.
const wholeQuery = "\uFDD1";

/** The place and the name under which openapi-typescript sees such a parameter. */
export const asQueryParameter: { readonly in: string; readonly name: string } = { in: "query", name: wholeQuery };

/** The declarations of a document's types with the types of such queries where they belong. */
export function liftWholeQueries(declarations: readonly ts.Node[]): ts.Node[] {
  return changeParameters(declarations, "query", lift);
}

/** The query with the type of what is all of it, and with its words. */
function lift(query: ts.PropertySignature): ts.PropertySignature {
  if (query.type === undefined || !ts.isTypeLiteralNode(query.type)) return query;
  const whole = query.type.members.find((member) => nameOf(member) === wholeQuery);
  if (whole === undefined || !ts.isPropertySignature(whole) || whole.type === undefined) return query;
  return ts.setSyntheticLeadingComments(updateType(query, whole.type), ts.getSyntheticLeadingComments(whole));
}
