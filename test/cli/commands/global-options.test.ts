import { expect, test } from "vitest";
import { generateCommand } from "../../../cli/src/commands/generate.ts";
import { accessOf } from "../../../cli/src/commands/global-options.ts";

function access(...args: string[]): unknown {
  const command = generateCommand().action(() => undefined);
  command.exitOverride().configureOutput({ writeErr: () => undefined });
  return accessOf(command.parse(args, { from: "user" }).opts());
}

test("nothing is allowed unless a flag says so", () => {
  expect(access()).toEqual({ allowOutside: false, allowPrivate: false });
  expect(access("--allow-private")).toEqual({ allowOutside: false, allowPrivate: true });
});

test("headers may be given one by one", () => {
  const given = access("--header", "Authorization: Bearer a:b ", "--header", "x-key:1");
  expect(given).toMatchObject({ headers: { Authorization: "Bearer a:b", "x-key": "1" } });
});

test.each(["no colon", ": value", "a b: c", "x-key: a\r\nb: c"])("%j is no header", (header) => {
  expect(() => access("--header", header)).toThrow(/Write it as "Name: value"/);
});
