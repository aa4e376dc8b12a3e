import { expect, test } from "vitest";
import { play } from "../harness/play.ts";
import { subjects } from "../subjects.ts";
import { serveDjango } from "./server.ts";

test("Django reads what the client of its page sends", async () => {
  const { printed, said, handled, notices } = await play("django", { ...subjects.django, serve: serveDjango });

  expect(printed).toEqual(said);
  expect(handled).toEqual([
    ["sign in", { username: "ada", password: "correct horse" }],
    [
      "list",
      {
        author__username: "ada",
        status: ["draft", "published"],
        ordering: ["-created", "title"],
        created_after: "2026-01-01",
        limit: "10",
      },
    ],
    ["refresh", "refresh-1"],
    ["create", { title: "", status: "" }],
    ["patch", { text: null }],
    ["upload", { file: "map.txt text/plain: x", caption: "The pass" }],
  ]);
  expect(notices).toEqual([]);
});
