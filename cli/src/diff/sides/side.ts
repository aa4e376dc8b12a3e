/** One of the two documents that are compared. */
import type { Json } from "../../document/json.ts";
import type { SpecDocument } from "../../document/parse-document.ts";
import type { Path } from "../../document/pointer.ts";
import { withTextBytes } from "../../generate/types/text-bytes.ts";
import { buildModel } from "../../model/build-model.ts";
import { listOperations, type ListedOperation, pathOfOperation } from "../../model/list-operations.ts";
import type { ModelOptions } from "../../model/model-options.ts";
import { resolveErrors } from "../../model/resolve-errors.ts";
import type { OperationModel, SpecModel } from "../../model/spec-model.ts";
import { splitSchemas } from "../../model/split-schemas.ts";

/** An operation as the generator sees it, and as it stands in the document. */
export interface SideOperation {
  readonly model: OperationModel;
  readonly listed: ListedOperation;
  /** `GET /feed`. */
  readonly route: string;
  readonly path: Path;
}

/** A document with its model. */
export interface Side {
  readonly root: Json;
  readonly model: SpecModel;
  readonly operations: readonly SideOperation[];
  readonly schemes: ModelOptions["schemes"];
}

/** Builds the model as the generator does. */
export function toSide(given: SpecDocument, wanted: ModelOptions): Side {
  const { root: whole, name } = resolveErrors(given.root, wanted.errors);
  const root = withTextBytes(whole);
  const options = name === undefined ? wanted : { ...wanted, errors: name };
  const list = listOperations(root, options);
  const model = buildModel({ ...given, root }, list, splitSchemas(root), options);
  const operations = list.operations.flatMap((listed, index): SideOperation[] => {
    const own = model.operations[index];
    if (own === undefined) return [];
    return [{ model: own, listed, route: `${own.method} ${own.path}`, path: pathOfOperation(root, listed) }];
  });
  return { root, model, operations, schemes: options.schemes };
}
