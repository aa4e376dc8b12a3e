import { expect, test } from "vitest";
import { play } from "../harness/play.ts";
import { subjects } from "../subjects.ts";
import { serveQuarkus } from "./server.ts";

test("Quarkus reads what the client of its page sends", async () => {
  const { printed, said, handled, notices } = await play("quarkus", { ...subjects.quarkus, serve: serveQuarkus });

  expect(printed).toEqual(said);
  expect(handled).toEqual([
    ["sign in", { email: "ada@example.com", password: "correct horse" }],
    ["list", { title: "Pass", tag: ["travel", "food"], direction: "Descending", from: "2026-01-01", page: "0" }],
    ["refresh", "refresh-1"],
    ["create", { title: "Pass", tags: ["travel"] }],
    ["upload", { file: "map.txt text/plain: x", caption: "The pass" }],
  ]);
  expect(notices).toEqual([]);
});
