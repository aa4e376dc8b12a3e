import { expect, test } from "vitest";
import { play } from "../harness/play.ts";
import { subjects } from "../subjects.ts";
import { serveFastApi } from "./server.ts";

test("FastAPI reads what the client of its page sends", async () => {
  const { printed, said, handled, notices } = await play("fastapi", { ...subjects.fastapi, serve: serveFastApi });

  expect(printed).toEqual(said);
  expect(handled).toEqual([
    ["sign in", { username: "ada", password: "correct horse" }],
    ["list", { limit: "10", tags: ["travel", "food"], order_by: "title", since: "1970-01-01T00:00:00.000Z" }],
    ["refresh", "refresh-1"],
    ["create", { title: "" }],
    ["upload", "1", { file: "map.txt text/plain: x" }],
  ]);
  expect(notices).toEqual([]);
});
