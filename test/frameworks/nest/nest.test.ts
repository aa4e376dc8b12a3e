import { expect, test } from "vitest";
import { playLive } from "../harness/play.ts";
import { subjects } from "../subjects.ts";
import { serveNest } from "./server.ts";

test("NestJS reads what the client of its page sends", async () => {
  const played = await playLive("nest", { ...subjects.nest, serve: serveNest });

  expect(played.printed).toEqual(played.said);
  expect(played.handled).toEqual([
    ["sign in", { email: "ada@example.com", password: "correct horse" }],
    ["list", { page: "2", order: "DESC", tags: ["travel", "food"] }],
    ["refresh", "refresh-1"],
    ["create", { title: "", text: null }],
    ["get", 404],
    ["upload", "1", "map.txt text/plain: x", { caption: "The pass" }],
    ["sign out"],
  ]);
  expect(played.notices).toEqual([]);
  await expect(played.document).toMatchFileSnapshot("openapi.json");
});
