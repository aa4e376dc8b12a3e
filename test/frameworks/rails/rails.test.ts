import { expect, test } from "vitest";
import { play } from "../harness/play.ts";
import { subjects } from "../subjects.ts";
import { serveRails } from "./server.ts";

test("Rails reads what the client of its page sends", async () => {
  const { printed, said, handled, notices } = await play("rails", { ...subjects.rails, serve: serveRails });

  expect(printed).toEqual(said);
  expect(handled).toEqual([
    ["sign in", { email: "ada@example.com", password: "correct horse" }],
    [
      "list",
      {
        filter: { title: "Pass", status: "draft", tags: ["travel", "food"] },
        ids: ["1", "2"],
        sort: "-created_at,title",
        page: { number: "2", size: "10" },
      },
    ],
    ["refresh", "refresh-1"],
    ["create", { note: { title: "", text: null } }],
    ["upload", { attachment: { file: "map.txt text/plain: x", caption: "The pass" } }],
    ["sign out"],
  ]);
  expect(notices).toEqual([]);
});
