import { expect, test } from "vitest";
import { nameAll, type NamelessOperation } from "../../../../cli/src/model/names/name-all.ts";

const route = (method: string, path: string, operationId?: string): NamelessOperation => ({
  method,
  path,
  operationId,
  value: {},
});
const a = route("get", "/v{version}/a");
const b = route("get", "/b", "b");
const all = [a, b, route("get", "/c")];

test("names are the configuration's where it pins, rules or shortens them", () => {
  const names = (options: object) => {
    const named = nameAll([a, b], { sessions: [], all, ...options });
    return [named.names, [...named.configured].map(({ path }) => path)];
  };
  expect(names({})).toEqual([["getVByVersionA", "b"], []]);
  expect(names({ params: { path: { version: 1 } } })).toEqual([["getA", "b"], [a.path]]);
  expect(names({ names: { "GET /b": "bee" } })).toEqual([["getVByVersionA", "bee"], [b.path]]);
  expect(names({ names: () => "x" })).toEqual([
    ["x_", "x"],
    [a.path, b.path],
  ]);
});

test("a pinned name of what a filter has left out does no harm, and one of nothing is at fault", () => {
  expect(nameAll([a], { sessions: [], all, names: { "GET /c": "see" } }).names).toEqual(["getVByVersionA"]);
  expect(() => nameAll([a], { sessions: [], all, names: { "GET /d": "dee" } })).toThrow('no operation "GET /d"');
});

test("no operation is called like what creates a session", () => {
  const named = nameAll([route("get", "/x", "createKeySession")], { sessions: ["key"], all });
  expect(named.names).toEqual(["createKeySession_"]);
});
