/** What can be wrong with a file, told as a `StoreError`; what the file holds is never shown. */
import { StoreError, type StoreStep } from "../../errors.ts";
import { withoutSecrets } from "../../security/redaction.ts";

/** What to do about a fault of the system, by its code. */
const ADVICE: Readonly<Record<string, string>> = {
  EACCES: "see who owns it and its folder",
  EDQUOT: "make room on its disk",
  EFBIG: "make room on its disk",
  ENOSPC: "make room on its disk",
  ENOTDIR: "a part of the path is a file: choose another path",
  EPERM: "see who owns it and its folder",
  EROFS: "choose a path on a disk that can be written",
};

const VERBS: Readonly<Record<StoreStep, string>> = {
  read: "read",
  write: "written",
  delete: "deleted",
  lock: "locked",
  open: "opened",
};

/** The code of a fault of the system, such as `ENOENT`. */
export function codeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}

/** The error of a step that the system did not do; a `StoreError` stays what it is. */
export function fileFault(step: StoreStep, path: string, cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  const advice = ADVICE[String(codeOf(cause))];
  const why = cause instanceof Error ? `: ${cause.message}` : "";
  return new StoreError(
    `The file ${JSON.stringify(path)} could not be ${VERBS[step]}${why}${advice === undefined ? "" : `; ${advice}`}`,
    { step, cause: withoutSecrets(cause, []) },
  );
}

/** The error of a file that is not ours to use. */
export function refusal(path: string, why: string): StoreError {
  return new StoreError(`The file ${JSON.stringify(path)} is not used for tokens: ${why}`, { step: "open" });
}
