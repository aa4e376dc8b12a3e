import { expect, test } from "vitest";
import { playLive } from "../harness/play.ts";
import { subjects } from "../subjects.ts";
import { serveFastify } from "./server.ts";

test("Fastify reads what the client of its page sends", async () => {
  const played = await playLive("fastify", { ...subjects.fastify, serve: serveFastify });

  expect(played.printed).toEqual(played.said);
  expect(played.handled).toEqual([
    ["sign in", { email: "ada@example.com", password: "correct horse" }],
    ["list", { limit: 10, sort: "-title", tags: ["travel"] }],
    ["refresh", "refresh-1"],
    ["upload", 1, "map.txt text/plain: x", "The pass"],
  ]);
  expect(played.notices).toEqual([]);
  await expect(played.document).toMatchFileSnapshot("openapi.json");
});
