import { expect, test } from "vitest";
import { findCircles } from "../../../../cli/src/generate/types/find-circles.ts";

/** The circles of `a > b, b > a`: each by its members, each once. */
function circlesOf(edges: string): string[] {
  const graph = new Map<string, Set<string>>();
  for (const [from, to] of edges.split(", ").map((edge) => edge.split(" > "))) {
    if (from === undefined || to === undefined) continue;
    graph.set(from, (graph.get(from) ?? new Set()).add(to));
  }
  const circles = findCircles(graph);
  for (const [name, circle] of circles) expect(circle).toContain(name);
  return [...new Set(Array.from(circles.values(), (circle) => [...circle].toSorted().join(" ")))].toSorted();
}

test.each([
  ["a > b, b > c", []],
  ["a > a, a > b", ["a"]],
  ["a > b, b > a", ["a b"]],
  ["a > b, b > c, c > a, c > d, d > e, e > d, x > a", ["a b c", "d e"]],
  ["a > b, a > c, b > d, c > d, d > e", []],
  ["a > b, b > c, c > b, c > a", ["a b c"]],
  ["a > nowhere", []],
  ["toString > constructor, constructor > toString", ["constructor toString"]],
])("the circles of %s", (edges, want) => {
  expect(circlesOf(edges)).toEqual(want);
});

test("a ring of a hundred thousand is one circle", () => {
  const count = 100_000;
  const ring = Array.from({ length: count }, (_, at) => [`${at}`, new Set([`${(at + 1) % count}`])] as const);
  expect(findCircles(new Map(ring)).get("7")?.size).toBe(count);
});
