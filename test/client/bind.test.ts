import { expect, test } from "vitest";
import { bind } from "../../src/client/bind.ts";
import { defineClient } from "../../src/client/create-client.ts";
import { defineEndpoint } from "../../src/client/define-endpoint.ts";
import { observedFetch } from "./observed-fetch.ts";

const createClient = defineClient({ servers: ["https://api.example"], schemes: {} });
const getPost = defineEndpoint({ method: "GET", path: "/feed/{id}" });

test("each endpoint is a method with the client already in it", async () => {
  const { fetch, sent } = observedFetch();
  const api = bind(createClient({ fetch }), { getPost });
  await api.getPost({ params: { path: { id: 7 } } });
  expect(sent[0]?.url).toBe("https://api.example/feed/7");
});

test("what is no endpoint, or no client, is told at once", () => {
  const untyped = bind as (client: unknown, endpoints: object) => unknown;
  expect(() => untyped(createClient(), { getPost, other: 7 })).toThrow("bind: other is not an endpoint");
  for (const wrong of [undefined, null, {}, { getPost }]) {
    expect(() => untyped(wrong, { getPost })).toThrow(
      "bind: the first argument is no client; make one by createClient",
    );
  }
});
