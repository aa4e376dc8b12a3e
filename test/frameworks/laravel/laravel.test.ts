import { expect, test } from "vitest";
import { play } from "../harness/play.ts";
import { subjects } from "../subjects.ts";
import { serveLaravel } from "./server.ts";

test("Laravel reads what the client of its page sends", async () => {
  const { printed, said, handled, notices } = await play("laravel", { ...subjects.laravel, serve: serveLaravel });

  expect(printed).toEqual(said);
  expect(handled).toEqual([
    ["sign in", { email: "ada@example.com", password: "correct horse" }],
    ["list", { filter: { title: "Pass" }, tags: ["travel", "food"], sort: "-created_at", page: "2" }],
    ["refresh", "refresh-1"],
    ["create", { title: "", text: null }],
    ["upload", { files: ["a.txt", "b.txt"] }],
    ["sign out"],
  ]);
  expect(notices).toEqual([]);
});
