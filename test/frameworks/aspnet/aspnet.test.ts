import { expect, test } from "vitest";
import { play } from "../harness/play.ts";
import { subjects } from "../subjects.ts";
import { serveAspNet } from "./server.ts";

const emitters = ["swashbuckle", "nswag", "microsoft"] as const;

test.each(emitters)("ASP.NET Core reads what the client of its page sends, by %s", async (name) => {
  const { printed, said, handled, notices } = await play(name, { ...subjects[name], serve: serveAspNet });

  expect(printed).toEqual(said);
  expect(handled).toEqual([
    ["sign in", { userName: "ada", password: "correct horse" }, null],
    [
      "list",
      {
        "filter.title": "Pass",
        "filter.status": "1",
        tags: ["travel", "food"],
        from: "1970-01-01T00:00:00.000Z",
        sortby: "Title",
        page: "1",
      },
      "application/json",
    ],
    ["refresh", "refresh-1"],
    ["create", { title: "", tags: null }, "application/json"],
    ["upload", { File: "map.txt text/plain: x", "Meta.Caption": "The pass", "Meta.Kind": "2" }],
  ]);
  expect(notices).toEqual([]);
});
