/** What a run of `latchkey generate` tells, as data: printed as JSON, summed up for people, and kept for the next run. */
import type { GenerateResult, ReadDocument } from "../generate/generate.ts";
import type { Notice, OperationModel, SchemeModel } from "../model/spec-model.ts";
import type { Warning, WarningKind } from "../inspect/inspection.ts";
import type { Comparison } from "../generate/output/compare-folder.ts";

/** One operation. */
export interface ReportedOperation
  extends Pick<OperationModel, "name" | "method" | "path" | "security" | "optionalSecurity"> {
  /** As the document has it; left out where it has none. */
  readonly operationId?: string;
}

/** The whole run. */
export interface RunReport {
  readonly title: string;
  readonly version: string;
  /** The document as generated files name it. */
  readonly source: string;
  readonly operations: readonly ReportedOperation[];
  /** By the document's names: an API key's own name is in its data. */
  readonly schemes: readonly Pick<SchemeModel, "name" | "data">[];
  /** By scheme, with the operation that renews. */
  readonly sessions: readonly { readonly scheme: string; readonly refresh: string }[];
  readonly notices: readonly Notice[];
  /** What `latchkey inspect` holds to be dangerous, or to weaken; what the notices say already is left out. */
  readonly warnings: readonly Warning[];
  readonly files: Comparison;
}

type Reported = Pick<GenerateResult, "model" | "files"> & Pick<ReadDocument, "list">;

/** What there is to tell of a result. */
export function reportOf({ model, list, files }: Reported, found: readonly Warning[]): RunReport {
  const { title, version, source, notices } = model;
  const ids = new Map(
    list.operations.map(({ name, operationId }) => [name, operationId === undefined ? {} : { operationId }] as const),
  );
  return {
    title,
    version,
    source,
    operations: model.operations.map(({ name, method, path, security, optionalSecurity }) => ({
      name,
      ...ids.get(name),
      method,
      path,
      security,
      optionalSecurity,
    })),
    schemes: model.schemes.map(({ name, data }) => ({ name, data })),
    sessions: model.sessions.map(({ scheme, refresh }) => ({ scheme, refresh: refresh.operation.name })),
    notices,
    warnings: found.filter(({ kind, level }) => level !== "note" && !noticed.has(kind)),
    files,
  };
}

/** Notices say the same. */
const noticed: ReadonlySet<WarningKind> = new Set(["undefined-scheme", "mutual-tls"]);
