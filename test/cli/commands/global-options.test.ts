import { expect, test } from "vitest";
import { accessOf } from "../../../cli/src/commands/global-options.ts";
import { generateCommand } from "../../../cli/src/commands/generate.ts";
import { inspectCommand } from "../../../cli/src/commands/inspect.ts";

test.each([generateCommand, inspectCommand])("%o takes its configuration, and says how it speaks", (create) => {
  const command = create();
  command.parseOptions(["--config", "a.json", "--silent", "--json"]);
  expect(command.opts()).toEqual({ config: "a.json", silent: true, json: true });
});

function flagsOf(...args: string[]): object {
  const command = inspectCommand();
  command.parseOptions(args);
  return command.opts();
}

test("references lead nowhere else unless a flag says so", () => {
  expect(accessOf(flagsOf())).toEqual({ allowOutside: false, allowPrivate: false });
  expect(accessOf(flagsOf("--allow-outside"))).toEqual({ allowOutside: true, allowPrivate: false });
  expect(accessOf(flagsOf("--allow-private"))).toEqual({ allowOutside: false, allowPrivate: true });
});
