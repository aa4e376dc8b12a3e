import { describe, expect, test } from "vitest";
import { changesOf, told } from "./diff-text.ts";

const api = (paths: string, rest = ""): string => `paths: { ${paths} }\n${rest}`;
const get = (id: string, keys = ""): string => `get: { operationId: ${id}, responses: {}${keys} }`;

describe("two models", () => {
  test("that are the same have not changed", () => {
    expect(changesOf(api(`/a: { ${get("a")} }`), api(`/a: { ${get("a")} }`))).toEqual([]);
  });

  test("that differ in words alone differ by a patch", () => {
    expect(told(api(`/a: { ${get("a")} }`, "tags: []"), api(`/a: { ${get("a")} }`, "tags: [{ name: x }]"))).toEqual([
      "wording-changed: Nothing but words, or what no caller sees, has changed.",
    ]);
  });

  test("tell what is gone and what is new with its place", () => {
    const changes = changesOf(
      api(`/a: { ${get("a")} }, /b: { ${get("b")} }`),
      api(`/a: { ${get("a")} }, /c: { ${get("c")} }`),
    );
    expect(changes.map(({ rule, operation, pointer }) => [rule, operation, pointer])).toEqual([
      ["operation-removed", "GET /b", "/paths/~1b/get"],
      ["operation-added", "GET /c", "/paths/~1c/get"],
    ]);
  });

  test("leave webhooks and links out", () => {
    const [before, now] = ["string", "number"].map((type) =>
      api(
        `/a: { ${get("a")} }`,
        `webhooks: { w: { post: { requestBody: { content: { application/json: { schema: { type: ${type} } } } } } } }`,
      ),
    );
    expect(told(before ?? "", now ?? "")).toHaveLength(1);
  });

  test("are named by the configuration alike", () => {
    const [before, now] = [api(`/a: { ${get("a")} }`), api(`/a: { ${get("other")} }`)];
    expect(told(before, now)).toEqual(["operation-renamed: `a` is called `other`."]);
    expect(told(before, now, { names: { "GET /a": "a" } })).toEqual([
      "wording-changed: Nothing but words, or what no caller sees, has changed.",
    ]);
  });

  test("do not tell of a constant of the configuration", () => {
    const versioned = (version: string): string =>
      api(
        `'/v{version}/a': { parameters: [{ name: version, in: path, required: true, schema: { enum: ['${version}'] } }], ${get("a")} }`,
      );
    const path = { version: "1" };
    expect(told(versioned("1"), versioned("1"), { params: { path } })).toEqual([]);
    expect(told(versioned("1"), versioned("2"), { params: { path } })).not.toContain(
      expect.stringContaining("parameter"),
    );
  });
});
