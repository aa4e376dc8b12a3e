/** How the pages of operations follow each other: `x-pages`, or the configuration's block of the same shape. */
import type { PageRule } from "latchkey/generated/operation";
import { valueAt } from "../../document/json.ts";
import { routeOf } from "../../document/methods.ts";
import type { SpecDocument } from "../../document/parse-document.ts";
import { InputError, SpecError } from "../../document/spec-error.ts";
import { type ListedOperation, pathOfOperation } from "../list-operations.ts";
import type { ModelOptions } from "../model-options.ts";
import { nearestName } from "../names/nearest-name.ts";
import { pageRuleOf } from "./check-page-rule.ts";
import type { PageFault } from "./page-block.ts";

/** The rules of the operations that have pages. Throws for one that does not fit its operation, or has none. */
export function resolvePages(
  document: Pick<SpecDocument, "root" | "locate">,
  operations: readonly ListedOperation[],
  { pages = {}, params }: Pick<ModelOptions, "pages" | "params">,
): ReadonlyMap<ListedOperation, PageRule> {
  const { root } = document;
  const blocks = new Map(operations.flatMap((operation) => declaredBlock(document, operation)));
  for (const [key, value] of Object.entries(pages))
    blocks.set(operationCalled(operations, key), configuredBlock(key, value));
  return new Map(
    Array.from(blocks, ([operation, { block, fault }]) => {
      const { value, parameters, operationId } = operation;
      const paged = { root, value, parameters, constants: params, name: operationId ?? routeOf(operation) };
      return [operation, pageRuleOf(paged, block, fault)];
    }),
  );
}

/** What is said of an operation's pages, and how a mistake in it is told. */
interface Block {
  readonly block: unknown;
  readonly fault: PageFault;
}

/** A mistake in the document is told by its line. */
function declaredBlock(
  { root, locate }: Pick<SpecDocument, "root" | "locate">,
  operation: ListedOperation,
): [ListedOperation, Block][] {
  const block = valueAt(operation.value, "x-pages");
  if (block === undefined) return [];
  const path = [...pathOfOperation(root, operation), "x-pages"];
  return [[operation, { block, fault: (at, problem, hint) => new SpecError(problem, locate([...path, ...at]), hint) }]];
}

/** One in the configuration by its keys. */
function configuredBlock(key: string, block: unknown): Block {
  return {
    block,
    fault: (at, problem, hint) =>
      new InputError(`pages.${[key, ...at].join(".")} of the configuration: ${problem}`, hint),
  };
}

/** The operation of this operationId, this route (`GET /feed`), or this function's name. */
function operationCalled(operations: readonly ListedOperation[], key: string): ListedOperation {
  const found =
    operations.find(({ operationId }) => operationId === key) ??
    operations.find((operation) => routeOf(operation) === key) ??
    operations.find(({ name }) => name === key);
  if (found !== undefined) return found;
  const names = operations.flatMap((operation) => [operation.operationId ?? routeOf(operation), operation.name]);
  const nearest = nearestName(key, names);
  const hint = nearest === undefined ? "`latchkey inspect` lists all operations." : `Is it ${JSON.stringify(nearest)}?`;
  throw new InputError(`pages: no operation is called ${JSON.stringify(key)}.`, hint);
}
