import { expect, test } from "vitest";
import { play } from "../harness/play.ts";
import { subjects } from "../subjects.ts";
import { serveHuma } from "./server.ts";

test("huma reads what the client of its page sends", async () => {
  const { printed, said, handled, notices } = await play("huma", { ...subjects.huma, serve: serveHuma });

  expect(printed).toEqual(said);
  expect(handled).toEqual([
    ["sign in", { email: "ada@example.com", password: "correct horse" }],
    ["list", { q: "Pass", sort: "-title", tags: ["travel", "food"], limit: "10" }],
    ["refresh", "refresh-1"],
    ["create", { title: "", tags: null }],
    ["upload", { file: "map.txt application/octet-stream: x", caption: "The pass" }],
  ]);
  expect(notices).toEqual([]);
});
