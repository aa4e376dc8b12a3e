import type { Mutant } from "./mutant.ts";

/** The breaches in `cli/src` of the rule that what the command reports, and how it ends. */
export const commandRules: readonly Mutant[] = [
  {
    rule: "generate says what inspect holds to be dangerous",
    file: "cli/src/commands/generate-summary.ts",
    from: "...describeWarnings(report.warnings, paint),",
    to: "",
  },
  {
    rule: "generate hands the warnings of inspect on",
    file: "cli/src/commands/generate.ts",
    from: "reportOf(result, warnings)",
    to: "reportOf(result, warnings.slice(0, 0))",
  },
  {
    rule: "an address of a document is not printed",
    file: "cli/src/commands/generate-summary.ts",
    from: 'spec === "-" || /^',
    to: 'spec === "-" || /^never',
  },
  {
    rule: "a fault in a configuration's syntax has a place",
    file: "cli/src/load-config.ts",
    from: "`:${line + 1}:${character + 1}`",
    to: '""',
  },
  {
    rule: "no progress is shown in a pipe",
    file: "cli/src/commands/show-progress.ts",
    from: "!stream.isTTY || ",
    to: "",
  },
  {
    rule: "the cache keeps what was read, not what stands there afterwards",
    file: "cli/src/commands/last-run.ts",
    from: "const inputs = hashTexts(sources.map(({ text }) => text));",
    to: "const inputs = (await hashFiles(files)) ?? hashTexts(sources.map(({ text }) => text));",
  },
  {
    rule: "a saved configuration is read again",
    file: "cli/src/load-config.ts",
    from: "?${mtimeMs}",
    to: "",
  },
  {
    rule: "an option that is not there is refused",
    file: "cli/src/load-config.ts",
    from: "if (rule === undefined)",
    to: "if (rule === null)",
  },
  {
    rule: "a configuration's values are checked",
    file: "cli/src/load-config.ts",
    from: "if (value !== undefined && !check(value))",
    to: "if (value === null)",
  },
  {
    rule: "watching a save leaves no watcher behind",
    file: "cli/src/commands/watch-generate.ts",
    from: "for (const watcher of old) watcher.close();",
    to: "",
  },
  {
    rule: "a command that fails while watching ends",
    file: "cli/src/commands/watch-generate.ts",
    from: "for (const watcher of watchers) watcher.close();",
    to: "",
  },
  {
    rule: "a document at fault is told, and the watch goes on",
    file: "cli/src/commands/watch-generate.ts",
    from: "if (!(error instanceof InputError)) throw error;",
    to: "throw error;",
  },
  {
    rule: "a save of a file that only the fault names is seen",
    file: "cli/src/commands/watch-generate.ts",
    from: "[...new Set([...files, resolve(error.file)])]",
    to: "files",
  },
  {
    rule: "references lead outside only where a flag says so",
    file: "cli/src/commands/global-options.ts",
    from: "allowOutside = false, allowPrivate",
    to: "allowOutside = true, allowPrivate",
  },
  {
    rule: "an optional operation is not counted as secured",
    file: "cli/src/commands/generate-summary.ts",
    from: "security.length > 0 && !optionalSecurity,",
    to: "security.length > 0,",
  },
  {
    rule: "a title steers no terminal",
    file: "cli/src/commands/generate-summary.ts",
    from: "shown(`${title} ${version}`.trim())",
    to: "`${title} ${version}`.trim()",
  },
  {
    rule: "a check names what is left over",
    file: "cli/src/commands/generate-summary.ts",
    from: "...files.stale.map((path) => `left over ${path}`),",
    to: "",
  },
  {
    rule: "a port is a number to 65535",
    file: "cli/src/commands/mock.ts",
    from: " && port <= 65_535",
    to: "",
  },
  {
    rule: "tokens live a second at least",
    file: "cli/src/commands/mock.ts",
    from: " && seconds > 0",
    to: "",
  },
  {
    rule: "misuse is the input's fault",
    file: "cli/src/program.ts",
    from: "return exitCode === 0 ? 0 : 2;",
    to: "return 0;",
  },
  {
    rule: "a fault is JSON where JSON is asked for",
    file: "cli/src/program.ts",
    from: 'args.includes("--json")',
    to: "false",
  },
  {
    rule: "a notice is one line, whatever it names",
    file: "cli/src/commands/generate-summary.ts",
    from: "ofKind.map(({ message }) => shown(message))",
    to: "ofKind.map(({ message }) => escapeUnseen(message))",
  },
];
