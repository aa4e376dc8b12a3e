import { expect, test } from "vitest";
import { playLive } from "../harness/play.ts";
import { subjects } from "../subjects.ts";
import { serveElysia } from "./server.ts";

test("Elysia reads what the client of its page sends", async () => {
  const played = await playLive("elysia", { ...subjects.elysia, serve: serveElysia });

  expect(played.printed).toEqual(played.said);
  expect(played.handled).toEqual([
    ["sign in", { email: "ada@example.com", password: "correct horse" }],
    ["list", { limit: 10, sort: "-title", archived: false, tags: ["travel", "food"] }],
    ["refresh", "refresh-1"],
    ["create", { title: "Pass", text: null }],
    ["upload", "map.txt text/plain: x", "The pass"],
  ]);
  expect(played.notices).toEqual([
    'POST /notes/{id}/attachment answers 204 in "type", which is no media type; it is left out.',
  ]);
  await expect(played.document).toMatchFileSnapshot("openapi.json");
});
