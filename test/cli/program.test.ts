import { expect, test } from "vitest";
import { runLatchkey } from "./commands/run-latchkey.ts";

test.each([
  ["--version", 0],
  ["--help", 0],
  ["generate --help", 0],
  ["nonsense", 2],
  ["generate --nonsense", 2],
])("`latchkey %s` ends with %i", async (args, code) => {
  expect((await runLatchkey(".", args.split(" "))).code).toBe(code);
});

test("its help has every command", async () => {
  const { stdout } = await runLatchkey(".", ["--help"]);
  for (const command of ["generate", "inspect", "diff", "mock"]) expect(stdout).toContain(`  ${command} `);
});

test("misuse leads to the help", async () => {
  expect((await runLatchkey(".", ["generate", "--nonsense"])).stderr).toContain("latchkey --help shows what there is");
});

test("a fault is JSON where JSON is asked for", async () => {
  const { code, stderr } = await runLatchkey(".", ["generate", "no.yaml", "--json"]);
  expect(code).toBe(2);
  expect(JSON.parse(stderr)).toMatchObject({ error: { name: "SpecError", file: "no.yaml" } });
});
