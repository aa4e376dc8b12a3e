/** Runs both compilers that users have on a folder of TypeScript, and reads their output. */
import { join } from "node:path";
import { root } from "../release/packages.ts";
import { runCommand } from "../run-command.ts";

/** A compiler that users have. */
export interface Compiler {
  readonly name: string;
  /** Its program, relative to the repository. */
  readonly program: string;
}

/** The one of openapi-typescript and of most editors. */
export const typescript5: Compiler = { name: "TypeScript 5.9", program: "node_modules/typescript/bin/tsc" };

/** The native one. It sorts the members of a union, so its messages are the same in every run. */
export const typescript7: Compiler = { name: "TypeScript 7", program: "node_modules/typescript-7/bin/tsc" };

/** Both. */
export const compilers: readonly Compiler[] = [typescript5, typescript7];

/** One error of a compiler. */
export interface Diagnostic {
  /** Relative to the compiled folder. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  /** All its lines, the last of them the innermost reason. */
  readonly message: readonly string[];
}

/** A compiler's errors and its statistics. */
export interface Diagnosis {
  readonly diagnostics: readonly Diagnostic[];
  /** How often it instantiated a generic type. */
  readonly instantiations: number;
  /** The time that it reports: in all, and for checking alone. */
  readonly milliseconds: number;
  readonly checkMilliseconds: number;
  /** The memory that it reports, in MiB. */
  readonly memory: number;
}

/** How long to wait for a compiler on a busy machine, in milliseconds. */
export const patience = 240_000;

/** Compiles the folder that has this `tsconfig.json`, or this other configuration. */
export async function diagnose(compiler: Compiler, folder: string, config = "."): Promise<Diagnosis> {
  const args = [join(root, compiler.program), "-p", config, "--pretty", "false", "--extendedDiagnostics"];
  const { output } = await runCommand(process.execPath, args, folder);
  const counted = (name: string): number => {
    const [, value] = new RegExp(`^${name}:\\s*([\\d.]+)[sK]?$`, "m").exec(output) ?? [];
    if (value === undefined) throw new Error(`${compiler.name} has not compiled ${folder}:\n${output}`);
    return Number(value);
  };
  return {
    diagnostics: parseDiagnostics(output),
    instantiations: counted("Instantiations"),
    milliseconds: counted("Total time") * 1000,
    checkMilliseconds: counted("Check time") * 1000,
    memory: counted("Memory used") / 1024,
  };
}

/** The errors in a compiler's plain output, which it writes when it has no terminal. */
export function parseDiagnostics(output: string): Diagnostic[] {
  const pattern = /^(\S[^\n]*?)\((\d+),(\d+)\): error (TS\d+): ([^\n]*(?:\n {2,}[^\n]*)*)/gm;
  return Array.from(output.matchAll(pattern), ([, file = "", line, column, code = "", message = ""]) => ({
    file,
    line: Number(line),
    column: Number(column),
    code,
    message: message.split("\n"),
  }));
}
