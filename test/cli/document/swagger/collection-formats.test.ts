import { describe, expect, test } from "vitest";
import { generateFiles } from "../../../../cli/src/generate/generate.ts";

/** What is known of `POST /x/{p}` with one list among its parameters, and what is said of it. */
function listOf(
  parameter: string,
  consumes = "application/x-www-form-urlencoded",
): { data: string; notices: string[] } {
  const text =
    'swagger: "2.0"\nhost: h.example\npaths: { "/x/{p}": { post: { operationId: f, ' +
    `consumes: [${consumes}], parameters: [{ type: array, ${parameter.includes("items") ? "" : "items: { type: string }, "}${parameter} }], responses: {} } } }\n`;
  const { model, files } = generateFiles({ file: "api.yaml", name: "api.yaml", text }, {});
  const endpoint = files.get("endpoints/default.ts") ?? "";
  return {
    data: endpoint.slice(endpoint.indexOf("defineEndpoint(")).replaceAll(/\s+/g, " "),
    notices: model.notices.map(({ message }) => message).filter((message) => message.includes("with")),
  };
}

const tab = '{ style: "tabDelimited" }';

describe("a list of Swagger 2.0", () => {
  test.each([
    ["name: q, in: query", "query: { q: { explode: false } }"],
    ["name: q, in: query, collectionFormat: tsv", `query: { q: ${tab} }`],
    ["name: q, in: query, collectionFormat: ssv", 'query: { q: { style: "spaceDelimited" } }'],
    ["name: p, in: path, required: true, collectionFormat: pipes", 'path: { p: { style: "pipeDelimited" } }'],
    ["name: H, in: header, collectionFormat: tsv", `header: { H: ${tab} }`],
    ["name: q, in: formData", 'encoding: { q: { style: "form", explode: false } }'],
    ["name: q, in: formData, collectionFormat: tsv", 'encoding: { q: { style: "tabDelimited", explode: false } }'],
    ["name: q, in: formData, collectionFormat: multi", 'encoding: { q: { style: "form", explode: true } }'],
  ])("%s is written as %s", (parameter, facts) => {
    const { data, notices } = listOf(parameter);
    expect(data).toContain(facts);
    expect(data).not.toContain("x-latchkey");
    expect(notices).toEqual([]);
  });

  test.each([
    ["name: q, in: query, collectionFormat: comma", "the collectionFormat `comma`, which is none; commas are written"],
    [
      "name: H, in: header, collectionFormat: multi",
      "the collectionFormat `multi`, which a path and a header cannot have",
    ],
    ["name: q, in: query, items: { type: array, items: { type: string } }", "lists inside a list"],
  ])("%s has a notice", (parameter, what) => {
    expect(listOf(parameter).notices).toEqual([
      expect.stringContaining(
        `POST /x/{p} has the parameter \`${/name: (\w)/.exec(parameter)?.[1] ?? ""}\` with ${what}`,
      ),
    ]);
  });

  test("of files has one part each", () => {
    const { data } = listOf("name: q, in: formData, collectionFormat: multi", "multipart/form-data");
    expect(data).toContain('"multipart/form-data": { encoding: { q: { style: "form", explode: true } } }');
  });
});
