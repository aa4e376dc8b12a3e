/** Inspects a scrap of YAML, without a disk. */
import { openDocument } from "../../../cli/src/document/open-document.ts";
import { parseDocument } from "../../../cli/src/document/parse-document.ts";
import type { ModelOptions } from "../../../cli/src/model/model-options.ts";
import { inspectDocument } from "../../../cli/src/inspect/inspect.ts";
import type { InspectedOperation, Inspection } from "../../../cli/src/inspect/inspection.ts";

/** What is found in a document whose `openapi` and `info` need not be written. */
export function inspectText(yaml: string, options: ModelOptions = {}): Inspection {
  const head = "openapi: 3.1.0\ninfo: { title: Test, version: 1.0.0 }\n";
  const document = parseDocument({ file: "test.yaml", name: "test.yaml", text: head + yaml });
  return inspectDocument(openDocument(document), options);
}

/** What is found of `GET /x` when its Operation Object has these keys. */
export function inspectOperation(keys: string, rest = "", options: ModelOptions = {}): InspectedOperation {
  const { operations } = inspectText(`paths: { /x: { get: { ${keys} } } }\n${rest}`, options);
  const [operation] = operations;
  if (operation === undefined) throw new Error("The document has no operation.");
  return operation;
}
