/** What a session's wiring is read from, and how a mistake in it is told. */
import type { JsonObject } from "../document/json.ts";
import type { SpecDocument } from "../document/parse-document.ts";
import type { Path } from "../document/pointer.ts";
import { InputError, SpecError } from "../document/spec-error.ts";
import type { OperationModel } from "./spec-model.ts";

/** An endpoint and the Operation Object that it comes from. */
export interface WirableOperation {
  readonly model: OperationModel;
  readonly operationId: string | undefined;
  readonly value: JsonObject;
}

/** What a session's wiring is checked against. */
export interface WiringContext {
  readonly document: SpecDocument;
  readonly operations: readonly WirableOperation[];
}

/** One block of wiring; without a path it comes from the configuration, where no line can be named. */
export interface Wiring {
  readonly scheme: string;
  readonly value: JsonObject;
  readonly path: Path | undefined;
}

/** The operation that a wiring names: by its operationId, its route (`POST /auth/refresh`) or its function's name. */
export function findOperation<Operation extends WirableOperation>(
  { operations }: { readonly operations: readonly Operation[] },
  name: string,
): Operation | undefined {
  return (
    operations.find(({ operationId }) => operationId === name) ??
    operations.find(({ model: { method, path } }) => `${method} ${path}` === name) ??
    operations.find(({ model }) => model.name === name)
  );
}

/** How messages call an operation. */
export function nameOf({ operationId, model: { method, path } }: WirableOperation): string {
  return operationId ?? `${method} ${path}`;
}

/** A mistake in a wiring: in the document at its line, in the configuration at its keys. */
export function fault(
  { document }: WiringContext,
  wiring: Wiring,
  at: Path,
  problem: string,
  hint: string,
): InputError {
  if (wiring.path !== undefined) return new SpecError(problem, document.locate([...wiring.path, ...at]), hint);
  return new InputError(`session.${[wiring.scheme, ...at].join(".")} of the configuration: ${problem}`, hint);
}
