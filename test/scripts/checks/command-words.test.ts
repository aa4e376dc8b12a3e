import { expect, test } from "vitest";
import { commandWords, wordsIn } from "../../../scripts/checks/command-words.ts";

test("takes the words of the command from its manifest, without what the runtime has too", () => {
  const manifest = {
    name: "@x/cli",
    dependencies: { yaml: "2.0.0", x: "file:.." },
    peerDependencies: { msw: "^3.0.0" },
  };
  expect(commandWords(manifest, ["x"])).toEqual(["@x/cli", "yaml", "msw"]);
});

test.each([
  ['import"openapi-typescript"', "openapi-typescript"],
  ['throw Error("Install openapi-typescript first")', "openapi-typescript"],
  ['await import("yaml")', "yaml"],
  ["const name='commander/esm.mjs'", "commander"],
  ["// node_modules/jose/dist/index.js", "jose"],
  ['process.getBuiltinModule("node:fs")', "node:"],
  ["`@latchkey/cli`", "@latchkey/cli"],
])("finds in %s the word %s", (text, word) => {
  expect(wordsIn(text, [word])).toEqual([word]);
});

test.each([
  ["/^application\\/(xml|yaml|x-yaml)$/", "yaml"],
  ["typescript is a word", "typescript"],
  ['"my-openapi-typescript-fork"', "openapi-typescript"],
])("leaves %s alone when it looks for %s", (text, word) => {
  expect(wordsIn(text, [word])).toEqual([]);
});
