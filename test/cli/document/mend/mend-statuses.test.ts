import { describe, expect, test } from "vitest";
import { mendStatuses } from "../../../../cli/src/document/mend/mend-statuses.ts";
import { generateText } from "../../generate/generate-text.ts";
import { documentOf } from "../spec-document.ts";

function mended(responses: string): { statuses: string[]; notices: string[] } {
  const { document, notices } = mendStatuses(documentOf(`paths: { /x: { get: { responses: ${responses} } } }`));
  const root = document.root as { paths: { "/x": { get: { responses: object } } } };
  return { statuses: Object.keys(root.paths["/x"].get.responses), notices: notices.map(({ message }) => message) };
}

describe("a status", () => {
  test.each([
    ["4xx", "4XX", "is read as `4XX`"],
    ["2Xx", "2XX", "is read as `2XX`"],
    ["Default", "default", "is read as `default`"],
    ["20X", undefined, "is no status, and is left out"],
    ["success", undefined, "is no status, and is left out"],
    ["'200-299'", undefined, "is no status, and is left out"],
  ])("%s is %s, and the notice says so", (written, meant, what) => {
    const { statuses, notices } = mended(`{ ${written}: {} }`);
    expect(statuses).toEqual(meant === undefined ? [] : [meant]);
    expect(notices).toEqual([`GET /x declares an answer for \`${written.replaceAll("'", "")}\`, which ${what}`]);
  });

  test("in the specification's own letters is left as it is", () => {
    const { statuses, notices } = mended("{ 200: {}, 4XX: {}, default: {}, 999: {}, x-note: {} }");
    expect(statuses).toEqual(["200", "999", "4XX", "default", "x-note"]);
    expect(notices).toEqual([]);
  });

  test("never takes the place of one that is written right", () => {
    const { statuses, notices } = mended("{ 4xx: { description: a }, 4XX: { description: b } }");
    expect(statuses).toEqual(["4XX"]);
    expect(notices).toEqual(["GET /x declares an answer for `4xx`, which is left out, since there is `4XX`"]);
  });
});

test("faults in an answer stand where it is written", () => {
  const text = "paths:\n  /x:\n    get:\n      responses:\n        4xx:\n          content: 1";
  const { locate } = mendStatuses(documentOf(text)).document;
  expect(locate(["paths", "/x", "get", "responses", "4XX", "content"])).toMatchObject({ line: 6, column: 20 });
});

test("a range in small letters types the answers like one in capitals", () => {
  const answer = "{ description: '', content: { application/json: { schema: { type: string } } } }";
  const file = (range: string) =>
    generateText(`paths: { /x: { get: { operationId: f, responses: { ${range}: ${answer} } } } }`).file(
      "endpoints/default.ts",
    );
  expect(file("2xx")).toBe(file("2XX"));
});

test("operations beside the nine methods, and those of webhooks, are read alike", () => {
  const { notices } = mendStatuses(
    documentOf(
      "paths: { /x: { additionalOperations: { COPY: { responses: { 2xx: {} } } } } }\nwebhooks: { w: { post: { responses: { 2xx: {} } } } }",
    ),
  );
  expect(notices.map(({ message }) => message.split(" declares")[0])).toEqual(["COPY /x", "POST w"]);
});
