/** How a call is written, for people: its signature, its parameters, and the client that it needs. */
import type { OperationModel } from "../../model/spec-model.ts";
import { sequence, type Layout, print, printUnion } from "../text/layout.ts";
import { emitClientType } from "./emit-client-type.ts";
import { emitInitType } from "./emit-init-type.ts";
import { emitResultType } from "./emit-result-type.ts";
import type { FileContext } from "./file-context.ts";

/** The signature as TypeScript has it, over several lines; `spell` may write out the types in it. */
export function emitSignature(
  operation: OperationModel,
  file: FileContext,
  spell: (type: Layout) => Layout = (type) => type,
): string {
  const client = joined(emitClientType(operation));
  const init = emitInitType(operation, file).map(spell);
  const takes =
    init.length === 1 && init[0] === "object" ? [] : [`  init${takesInput(operation) ? "" : "?"}: ${union(init)},`];
  const result = printUnion(emitResultType(operation, file).map(spell), "  ", 0);
  return [`${operation.name}(`, `  client: ${client},`, ...takes, "): Promise<", result, ">"].join("\n");
}

function joined(members: readonly Layout[]): string {
  return members.map((member) => print(member, "  ", 0)).join(" | ");
}

function union(members: readonly Layout[]): string {
  const [only] = members;
  if (members.length === 1 && only !== undefined) return print(sequence(only), "  ", 10, 1);
  return `\n${printUnion(members, "    ", 1)}`;
}

/** Whether a call of it cannot do without input. */
export function takesInput({ parameters, querystring, body }: OperationModel): boolean {
  return (
    body?.required === true ||
    querystring?.required === true ||
    parameters.some(({ required, fixed }) => required && fixed?.isConstant !== true)
  );
}
