import { expect, test } from "vitest";
import { openPoints } from "../../../cli/src/init/open-points.ts";
import type { PackageFacts } from "../../../cli/src/init/package-facts.ts";
import { factsOf } from "./facts.ts";

function pointsOf(changes: Partial<PackageFacts>, yaml?: string, isAddressCut = false): string[] {
  const facts = factsOf(yaml, { address: "https://notes.example/openapi.yaml", ...changes });
  return openPoints({
    facts,
    paths: [],
    placed: { spec: "openapi.yaml", files: new Map(), address: undefined, isAddressCut },
  });
}

test("a package of which everything is known leaves nothing", () => {
  expect(pointsOf({})).toEqual([]);
});

test.each<[Partial<PackageFacts>, string]>([
  [{ repository: undefined }, "no repository"],
  [{ author: undefined }, "no author"],
  [{ license: "UNLICENSED" }, "until you choose a licence"],
  [{ license: "Apache-2.0" }, "put its text there"],
  [{ address: undefined }, "OPENAPI_ADDRESS"],
  [{ calls: { open: undefined, secured: undefined, signIn: undefined } }, "calls nothing yet"],
])("%j leaves one point", (changes, point) => {
  expect(pointsOf(changes)).toEqual([expect.stringContaining(point)]);
});

test("an address that was cut is told of", () => {
  expect(pointsOf({}, undefined, true)).toEqual([expect.stringContaining("may be secret")]);
});

test("a token that nothing renews is told of", () => {
  const yaml = `openapi: 3.1.0
info: { title: T, version: "1" }
paths: { /x: { get: { operationId: x, security: [{ t: [] }], responses: { "200": { description: "" } } } } }
components: { securitySchemes: { t: { type: http, scheme: bearer } } }
`;
  expect(pointsOf({}, yaml)).toEqual([expect.stringContaining("No session is wired")]);
});
