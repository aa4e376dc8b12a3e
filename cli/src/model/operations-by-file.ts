/** Which operations share an endpoint file. */
import type { OperationModel } from "./spec-model.ts";

/** In the order in which the files first appear in the document. */
export function operationsByFile(operations: Iterable<OperationModel>): Map<string, OperationModel[]> {
  const files = new Map<string, OperationModel[]>();
  for (const operation of operations) {
    const others = files.get(operation.file);
    if (others === undefined) files.set(operation.file, [operation]);
    else others.push(operation);
  }
  return files;
}
