/** A document as a commit has it: `git:HEAD:openapi.yaml`. */
import { execFile } from "node:child_process";
import { posix } from "node:path";
import { promisify } from "node:util";
import { limits } from "./access.ts";
import { decodePercent } from "../pointer.ts";
import { decodeText, type Source } from "./source.ts";
import { SpecError } from "../spec-error.ts";

/**
 * Reads a file of a commit; the path is relative to the repository, or with `./` to the working directory.
 *
 * Its location has the commit's id, so that what it refers to is read from the same commit.
 */
export async function readGitSource(spec: string): Promise<Source> {
  const [, revision = "", path = ""] = /^git:([^:]*):(.*)$/s.exec(spec) ?? [];
  if (revision === "" || path === "")
    throw new SpecError(
      "This names no file of a commit.",
      { file: spec },
      "Write git:<revision>:<path>, as in git:HEAD:openapi.yaml.",
    );
  // Git would take it for an option.
  if (revision.startsWith("-"))
    throw new SpecError("A revision does not begin with a dash.", { file: spec }, "Name a commit, a branch or a tag.");
  const commit = await askGit(["rev-parse", "--verify", "--quiet", `${revision}^{commit}`], spec, noRevision);
  const prefix = /^\.\.?\//.test(path) ? await askGit(["rev-parse", "--show-prefix"], spec, noRevision) : "";
  const whole = posix.normalize(posix.join(prefix, path));
  const location = new URL(`git://${commit}/${whole.split("/").map(encodeURIComponent).join("/")}`);
  return readGitFile(location, spec);
}

/** Reads what a location of a commit leads to; messages call it `file`. */
export async function readGitFile(location: URL, file: string): Promise<Source> {
  const path = decodePercent(location.pathname.slice(1));
  const text = await askGit(["cat-file", "blob", `${location.host}:${path}`], file, noFile);
  return { file, name: posix.basename(path), text, location };
}

const noRevision = {
  problem: "Git knows no such revision here.",
  hint: "Name a commit, a branch or a tag of the repository in the working directory; a shallow clone may lack it.",
};
const noFile = {
  problem: "The commit has no such file.",
  hint: "The path is relative to the repository; write git:<revision>:./<path> for one in the working directory.",
};

const run = promisify(execFile);

/** Without a shell, and without a trailing line break where the answer is a line. */
async function askGit(args: readonly string[], file: string, fault: typeof noFile): Promise<string> {
  try {
    const { stdout } = await run("git", [...args], { maxBuffer: limits.file, encoding: "buffer" });
    const text = decodeText(stdout);
    return args[0] === "rev-parse" ? text.replace(/\r?\n$/, "") : text;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT")
      throw new SpecError("There is no git here.", { file }, "Install git, or name a file.", { cause: error });
    if (code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER")
      throw new SpecError(`This is larger than ${limits.file / 2 ** 20} MiB.`, { file }, "Split the document.", {
        cause: error,
      });
    throw new SpecError(fault.problem, { file }, fault.hint, { cause: error });
  }
}
