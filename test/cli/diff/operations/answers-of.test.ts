import { describe, expect, test } from "vitest";
import { type Answers, answersOf } from "../../../../cli/src/diff/operations/answers-of.ts";
import type { ModelOptions } from "../../../../cli/src/model/model-options.ts";
import { sideOf } from "../diff-text.ts";

const problem = "{ description: '', content: { application/json: { schema: { $ref: '#/components/schemas/P' } } } }";
const components = "components: { schemas: { P: { type: object, properties: { title: {} } } } }";

function answers(responses: string, options: ModelOptions = {}, method = "get"): Answers {
  const side = sideOf(
    `paths: { /a: { ${method}: { operationId: a, responses: { ${responses} } } } }\n${components}`,
    options,
  );
  const [operation] = side.operations;
  if (operation === undefined) throw new Error("There is no operation.");
  return answersOf(side, operation);
}

describe("answers", () => {
  test("succeed or fail", () => {
    const { successes, failures } = answers(`'200': ${problem}, '404': ${problem}, default: ${problem}`);
    expect([successes, failures].map((list) => list.map(({ status }) => status))).toEqual([
      ["200"],
      ["404", "default"],
    ]);
  });

  test("have `default` for a success where nothing else is", () => {
    expect(answers(`default: ${problem}`).successes.map(({ status }) => status)).toEqual(["default"]);
  });

  test("have the first media type's body, and a place", () => {
    const [answer] = answers(`'200': ${problem}`).successes;
    expect(answer?.body).toMatchObject({ type: "application/json", kind: "json" });
    expect(answer?.body?.path.join(" ")).toBe("paths /a get responses 200 content application/json");
  });

  test("have no body where none can be", () => {
    expect(answers(`'204': ${problem}`).successes[0]?.body).toBeUndefined();
    expect(answers(`'200': ${problem}`, {}, "head").successes[0]?.body).toBeUndefined();
    expect(answers("'200': { description: '' }").successes[0]?.body).toBeUndefined();
  });

  test("have something in common where they fail", () => {
    expect(answers(`'404': ${problem}, '410': ${problem}`).common?.[0]?.[0]?.path).toEqual([
      "components",
      "schemas",
      "P",
    ]);
    expect(answers(`'404': ${problem}`).common).toHaveLength(1);
    expect(answers("").common).toBeUndefined();
    expect(answers("", { errors: "P" }).common?.[0]?.[0]?.path).toEqual(["components", "schemas", "P"]);
  });
});
