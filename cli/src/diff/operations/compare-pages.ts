/** How the pages of one operation follow each other in both documents. */
import { parsePointer } from "../../document/pointer.ts";
import { answerSchemas, schemasAt } from "../../model/follow-schema.ts";
import { successesOf } from "../../model/resolve-responses.ts";
import type { Change } from "../change.ts";
import type { PageRuleName } from "../rules/page-rules.ts";
import type { Schema } from "../schemas/place.ts";
import type { Side, SideOperation } from "../sides/side.ts";
import { isReadable, operationChange, type OperationPair } from "./context.ts";

/** What differs in the rule of its pages. Items that stand somewhere else and are the same to read are no others. */
export function comparePages(pair: OperationPair): Change[] {
  const { one, other, before, now, schemas } = pair;
  const [was, is] = [one.model.pages, other.model.pages];
  const { name } = other.model;
  const found = (rule: PageRuleName, message: string): Change[] => [
    operationChange(pair, rule, [...other.path, "x-pages"], message),
  ];
  if (was === undefined) return is === undefined ? [] : found("pages-added", `\`${name}\` comes in pages.`);
  if (is === undefined)
    return [operationChange(pair, "pages-removed", other.path, `\`${name}\` declares no pages any more.`)];
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  if (was.items !== is.items && !isReadable(schemas, itemOf(before, one), itemOf(now, other))) {
    const message = `The items of \`${name}\` are those at ${JSON.stringify(is.items)}; they were at ${JSON.stringify(was.items)}.`;
    return found("page-items-changed", message);
  }
  return found(
    "pages-changed",
    `The pages of \`${name}\` follow each other by ${JSON.stringify(is)}; it was ${JSON.stringify(was)}.`,
  );
}

/** The schema of an item. */
function itemOf({ root }: Side, { listed, model, path }: SideOperation): Schema {
  const successes = successesOf(model.responses);
  const answers = answerSchemas(root, listed.value, (status) => successes.some((success) => success.status === status));
  const items = parsePointer(model.pages?.items ?? "") ?? [];
  const [value = true] = answers.flatMap((schema) => schemasAt(root, schema, [...items, "0"]));
  return [{ value, path }];
}
