import { type Mock, startMock } from "@latchkey/cli/mock";
import { ApiError, events } from "latchkey";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createClient, createSession, streamFeed } from "../../generated/index.ts";
import { allItems } from "../response/streams/streamed.ts";

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ spec: "openapi.yaml" });
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

async function signedIn() {
  const session = createSession({ baseUrl: mock.url });
  await session.signIn({ email: "ada@example.com", password: "correct horse battery" });
  return { session, client: createClient({ baseUrl: mock.url, auth: { bearerAuth: session } }) };
}

/** The tokens of the requests for events, by how they were found. */
const tokens = (): unknown[] => mock.requests.filter(({ path }) => path === "/feed/events").map(({ token }) => token);

test("events outlive their token: it is renewed when they are opened again", async () => {
  const { client } = await signedIn();
  const ids: string[] = [];
  for await (const { id, data } of events(streamFeed, client)) {
    expect(data.title).toBe("Morning on the pass");
    ids.push(id);
    if (ids.length === 2) mock.expire();
  }
  expect(ids).toEqual(["1", "2", "3"]);
  // Refused, renewed, and told that there is no more.
  expect(tokens()).toEqual(["live", "expired", "live"]);
  expect(mock.violations).toEqual([]);
});

test("a 401 that no renewal mends is an ApiError", async () => {
  const { client } = await signedIn();
  const reading = (async () => {
    for await (const { id } of events(streamFeed, client)) {
      if (id !== "3") continue;
      mock.expire();
      mock.revokeRefresh();
    }
  })();
  await expect(reading).rejects.toMatchObject({ code: "API", status: 401 });
});

test("so is a 403", async () => {
  const { client } = await signedIn();
  mock.refuse(10, { status: 403 });
  const stream = events(streamFeed, client);
  await expect(allItems(stream)).rejects.toBeInstanceOf(ApiError);
  // A new token is refused like the old one.
  expect(tokens().length).toBeLessThanOrEqual(2);
});

test("a call streams what the document says, one after the other", async () => {
  const { client } = await signedIn();
  const { ok, data } = await streamFeed(client);
  if (!ok) throw new Error("No stream");
  const items = await allItems(data);
  expect(items.map(({ event, id, data }) => [event, id, data.author.name])).toEqual([
    ["post", "1", "Ada"],
    ["post", "2", "Ada"],
    ["post", "3", "Ada"],
  ]);
  expect([data.lastEventId, data.isDone]).toEqual(["3", false]);
});
