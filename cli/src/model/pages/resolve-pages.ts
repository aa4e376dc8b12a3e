/** How the pages of operations follow each other: `x-pages`, or the configuration's block of the same shape. */
import type { PageRule } from "latchkey/generated/operation";
import { valueAt, type Json, type JsonObject } from "../../document/json.ts";
import type { SpecDocument } from "../../document/parse-document.ts";
import { InputError, SpecError } from "../../document/spec-error.ts";
import { type ListedOperation, pathOfOperation } from "../list-operations.ts";
import { nearestName } from "../names/nearest-name.ts";
import type { OperationModel } from "../spec-model.ts";
import { findOperation, nameOf, type WirableOperation } from "../wiring.ts";
import { checkPageRule } from "./check-page-rule.ts";
import { type PageFault, readPageRule } from "./page-block.ts";

/** An operation, before it is known whether it has pages. */
interface Candidate extends WirableOperation {
  readonly listed: ListedOperation;
}

/** The operations in their order, with the rules of their pages. Throws for a rule that does not fit its operation. */
export function resolvePages(
  document: SpecDocument,
  listed: readonly ListedOperation[],
  models: readonly OperationModel[],
  configured: Readonly<Record<string, JsonObject>> = {},
): OperationModel[] {
  const candidates = models.flatMap((model, index): Candidate[] => {
    const one = listed[index];
    return one === undefined ? [] : [{ model, listed: one, operationId: one.operationId, value: one.value }];
  });
  const blocks = configuredBlocks(candidates, configured);
  return candidates.map((candidate) => {
    const block = blocks.get(candidate.model);
    const rule =
      block === undefined ? declaredRule(document, candidate) : configuredRule(document.root, candidate, block);
    return rule === undefined ? candidate.model : { ...candidate.model, pages: rule };
  });
}

interface Block {
  readonly key: string;
  readonly value: JsonObject;
}

/** What the configuration says of each operation. Throws for an operation that does not exist. */
function configuredBlocks(
  operations: readonly Candidate[],
  configured: Readonly<Record<string, JsonObject>>,
): ReadonlyMap<OperationModel, Block> {
  const blocks = new Map<OperationModel, Block>();
  for (const [key, value] of Object.entries(configured)) {
    const model = findOperation({ operations }, key)?.model;
    if (model === undefined) {
      const nearest = nearestName(
        key,
        operations.flatMap((one) => [nameOf(one), one.model.name]),
      );
      const hint =
        nearest === undefined ? "`latchkey inspect` lists all operations." : `Is it ${JSON.stringify(nearest)}?`;
      throw new InputError(`pages: no operation is called ${JSON.stringify(key)}.`, hint);
    }
    blocks.set(model, { key, value });
  }
  return blocks;
}

function configuredRule(root: Json, candidate: Candidate, { key, value }: Block): PageRule {
  const fault: PageFault = (at, problem, hint) =>
    new InputError(`pages.${[key, ...at].join(".")} of the configuration: ${problem}`, hint);
  return ruleOf(root, candidate, value, fault);
}

function declaredRule(document: SpecDocument, candidate: Candidate): PageRule | undefined {
  const block = valueAt(candidate.value, "x-pages");
  if (block === undefined) return undefined;
  const path = [...pathOfOperation(document.root, candidate.listed), "x-pages"];
  const fault: PageFault = (at, problem, hint) => new SpecError(problem, document.locate([...path, ...at]), hint);
  return ruleOf(document.root, candidate, block, fault);
}

function ruleOf(root: Json, candidate: Candidate, block: Json, fault: PageFault): PageRule {
  const { listed, model } = candidate;
  return checkPageRule({ root, listed, model, name: nameOf(candidate) }, readPageRule(block, fault), fault);
}
