import { expect, test } from "vitest";
import { playLive } from "../harness/play.ts";
import { subjects } from "../subjects.ts";
import { serveHono } from "./server.ts";

test("Hono reads what the client of its page sends", async () => {
  const played = await playLive("hono", { ...subjects.hono, serve: serveHono });

  expect(played.printed).toEqual(played.said);
  expect(played.handled).toEqual([
    ["sign in", { email: "ada@example.com", password: "correct horse" }],
    ["list", { limit: 10, sort: "-title", archived: false, tags: ["travel", "food"] }],
    ["refresh", "refresh-1"],
    ["upload", "map.txt text/plain: x", "The pass"],
  ]);
  expect(played.notices).toEqual([]);
  await expect(played.document).toMatchFileSnapshot("openapi.json");
});
