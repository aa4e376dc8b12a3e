import { expect, test } from "vitest";
import { play } from "../harness/play.ts";
import { subjects } from "../subjects.ts";
import { servePostgrest } from "./server.ts";

test("PostgREST reads what the client of its page sends", async () => {
  const { printed, said, handled, notices } = await play("postgrest", { ...subjects.postgrest, serve: servePostgrest });

  expect(printed).toEqual(said);
  expect(handled).toEqual([
    ["sign in", { email: "ada@example.com", pass: "correct horse" }, null],
    [
      "list",
      {
        title: { operator: "like", value: "*Pass*" },
        tags: { operator: "cs", value: "{travel,food}" },
        order: "created_at.desc",
        limit: "10",
        select: "id,title",
      },
      "count=none",
      "application/json",
    ],
    ["list", {}, null, "text/csv"],
    ["refresh", "refresh-1"],
    ["create", { id: 1, title: "Pass", tags: ["travel"] }, "return=minimal"],
    ["delete", { operator: "eq", value: "1" }],
  ]);
  expect(notices).toEqual([]);
});
