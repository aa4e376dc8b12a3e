import type { Table } from "../../bench/report/table.ts";
import type { Diagnostic } from "../types/diagnose.ts";
import type { ErrorsByFolder } from "./compile-sdks.ts";
import type { GeneratedSdk } from "./generate-sdk.ts";

/** What a run of the corpus shows. */
export interface Report {
  readonly table: Table;
  /** The documents that were refused, with the reason, and the first errors of each SDK that has any. */
  readonly details: readonly string[];
  /** How many documents failed: errors, or a refusal that is the generator's own fault. */
  readonly failures: number;
}

/** Errors are those of TypeScript 5.9 and 7, in this order. */
export function reportOf(
  generated: readonly GeneratedSdk[],
  [errors5, errors7]: readonly [ErrorsByFolder, ErrorsByFolder],
): Report {
  const count = (errors: ErrorsByFolder, { folder }: GeneratedSdk) => errors.get(folder)?.length ?? 0;
  const rows = generated.map((sdk) => [
    sdk.name,
    String(sdk.operations),
    (sdk.time / 1000).toFixed(2),
    (sdk.size / 1024).toFixed(0),
    ...(sdk.refusal === undefined
      ? [String(count(errors5, sdk)), String(count(errors7, sdk))]
      : ["refused", "refused"]),
  ]);
  const failed = generated.filter((sdk) => count(errors5, sdk) + count(errors7, sdk) > 0 || isOwnFault(sdk));
  return {
    table: { title: titleOf(generated), rows: [head, ...rows] },
    details: [
      ...generated.flatMap(describeRefusal),
      ...failed.flatMap((sdk) => describeErrors(sdk, [errors5, errors7])),
    ],
    failures: failed.length,
  };
}

const head = ["", "operations", "time, s", "size, KiB", "errors 5.9", "errors 7"];

function titleOf(generated: readonly GeneratedSdk[]): string {
  const operations = generated.reduce((sum, sdk) => sum + sdk.operations, 0);
  return `${generated.length} documents, ${operations} operations`;
}

/** A failure of the command itself prints a stack trace, or names no place in the document. */
function isOwnFault({ refusal }: GeneratedSdk): boolean {
  return refusal?.includes("latchkey itself failed") === true;
}

function describeRefusal({ name, refusal }: GeneratedSdk): string[] {
  return refusal === undefined ? [] : [`${name} is refused:\n${refusal}`];
}

const most = 5;

function describeErrors({ name, folder }: GeneratedSdk, errors: readonly ErrorsByFolder[]): string[] {
  const all = errors.flatMap((byFolder) => byFolder.get(folder) ?? []);
  return all.length === 0 ? [] : [`${name} does not compile:\n${all.slice(0, most).map(describe).join("\n")}`];
}

function describe({ file, line, column, code, message }: Diagnostic): string {
  return `${file}:${line}:${column} ${code} ${message.join("\n")}`;
}
