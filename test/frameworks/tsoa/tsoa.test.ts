import { expect, test } from "vitest";
import { playLive } from "../harness/play.ts";
import { subjects } from "../subjects.ts";
import { serveTsoa } from "./server.ts";

test("tsoa reads what the client of its page sends", async () => {
  const played = await playLive("tsoa", { ...subjects.tsoa, serve: serveTsoa });

  expect(played.printed).toEqual(played.said);
  expect(played.handled).toEqual([
    ["sign in", { email: "ada@example.com", password: "correct horse" }],
    ["list", { limit: 10, sort: "-title", tags: ["travel", "food"], since: new Date(0) }],
    ["refresh", "refresh-1"],
    ["upload", 1, "map.txt text/plain: x", "The pass"],
  ]);
  expect(played.notices).toEqual([]);
  await expect(played.document).toMatchFileSnapshot("openapi.json");
});
