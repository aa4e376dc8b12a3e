import { expect, test } from "vitest";
import { play } from "../harness/play.ts";
import { subjects } from "../subjects.ts";
import { serveSwaggo } from "./server.ts";

test("A handler in Go reads what the client of its page sends", async () => {
  const { printed, said, handled, notices } = await play("swaggo", { ...subjects.swaggo, serve: serveSwaggo });

  expect(printed).toEqual(said);
  expect(handled).toEqual([
    ["sign in", { email: "ada@example.com", password: "correct horse" }],
    ["list", { q: "Pass", sort: "-title", tags: ["travel", "food"], id: ["1", "2"] }],
    ["refresh", "refresh-1"],
    ["create", { title: "" }],
    ["upload", { file: "map.txt text/plain: x", caption: "The pass" }],
  ]);
  expect(notices).toEqual([]);
});
