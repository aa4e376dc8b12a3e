/** Faults of the folder that is written: the caller's to mend, not ours. */
import { InputError } from "../../document/spec-error.ts";

/** What to do about nearly all of them. */
export const chooseAnother = "Choose another folder with --out, or make room for the files.";

const causes: Readonly<Record<string, string>> = {
  EACCES: "may not be written",
  EPERM: "may not be written",
  EROFS: "is on a disk that is only read",
  ENOSPC: "does not fit on the disk",
  EDQUOT: "does not fit on the disk",
  ENAMETOOLONG: "has a name that is too long",
  ENOTDIR: "is a file, not a folder, or stands below one",
  EISDIR: "is a folder, not a file",
  ENOENT: "cannot be written: a folder on the way to it is missing, or another run has removed it",
};

/** The same for any error of the file system; errors of other kinds are given back as they are. */
export function outputFault(path: string, error: unknown): unknown {
  if (!isNodeError(error)) return error;
  const problem = causes[error.code] ?? `cannot be written (${error.code})`;
  return new InputError(`${path} ${problem}.`, chooseAnother, { cause: error });
}

/** Whether an error is one of Node's, with a code. */
export function isNodeError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && "code" in error && typeof error.code === "string";
}
