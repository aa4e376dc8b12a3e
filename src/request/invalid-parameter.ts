/** What a value that cannot be sent is called. */
import { InvalidParameterError } from "../errors.ts";
import type { Operation } from "../operation/operation.ts";
import { UnwritableValue } from "./plain-value.ts";
import { say } from "../say.ts";

/** An error about one parameter, or one property of a body. `what` goes on after its name, and never shows the value. */
export function invalidParameter(operation: Operation, name: string, what: string): InvalidParameterError {
  const { method, path } = operation;
  return new InvalidParameterError(say`The parameter ${name} ${what}`, { method, path, parameter: name });
}

/** Runs `write`; a value that it cannot write becomes an `InvalidParameterError` under the name of its parameter. */
export function namingParameter<T>(operation: Operation, name: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (error instanceof UnwritableValue) throw invalidParameter(operation, name, error.message);
    if (error instanceof URIError) throw invalidParameter(operation, name, say`has half of a surrogate pair in it`);
    throw error;
  }
}
