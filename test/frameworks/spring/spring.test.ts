import { expect, test } from "vitest";
import { play } from "../harness/play.ts";
import { subjects } from "../subjects.ts";
import { serveSpring } from "./server.ts";

test.each(["springdoc-3.0", "springdoc-3.1"] as const)(
  "Spring reads what the client of its page sends, by %s",
  async (name) => {
    const { printed, said, handled, notices } = await play(name, { ...subjects[name], serve: serveSpring });

    expect(printed).toEqual(said);
    expect(handled).toEqual([
      ["sign in", { username: "ada", password: "correct horse" }],
      [
        "list",
        { title: "Pass", tags: ["travel", "food"], createdAfter: "2026-01-01" },
        {
          page: 0,
          size: 10,
          orders: [
            { property: "createdAt", direction: "desc" },
            { property: "title", direction: "asc" },
          ],
        },
      ],
      ["refresh", "refresh-1"],
      ["archive", { page: 1, size: 20, orders: [{ property: "title", direction: "asc" }] }],
      ["create", { title: "" }],
      ["upload", "1", { file: "map.txt text/plain: x" }],
    ]);
    expect(notices).toEqual([]);
  },
);
