import { MutationObserver, QueryClient } from "@tanstack/react-query";
import { describe, expect, test } from "vitest";
import { createClient, createPost, listFeed } from "../../generated/index.ts";
import { mutationOptions } from "../../src/query/mutation-options.ts";

function clientOver(answer: () => Response) {
  const sent: Request[] = [];
  const fetch = async (request: Request) => {
    sent.push(request);
    return answer();
  };
  return { sent, client: createClient({ baseUrl: "https://api.example", auth: { bearerAuth: "t0ken" }, fetch }) };
}

describe("a mutation", () => {
  test("sends what is given to mutate, and brings the data", async () => {
    const { client, sent } = clientOver(() => Response.json({ id: "p_1" }, { status: 201 }));
    const publish = new MutationObserver(new QueryClient(), mutationOptions(createPost, client));
    await expect(publish.mutate({ body: { title: "t", text: "x" } })).resolves.toEqual({ id: "p_1" });
    expect(sent[0]?.method).toBe("POST");
    await expect(sent[0]?.json()).resolves.toEqual({ title: "t", text: "x" });
    expect(publish.options.mutationKey).toEqual(["POST /feed"]);
  });

  test("is not sent again after a fault, and fails with the answer", async () => {
    const { client, sent } = clientOver(() => Response.json({ title: "Busy" }, { status: 503 }));
    const publish = new MutationObserver(new QueryClient(), mutationOptions(createPost, client));
    await expect(publish.mutate({ body: { title: "t", text: "x" } })).rejects.toMatchObject({
      code: "API",
      status: 503,
    });
    expect(sent.length).toBe(1);
  });

  test("needs nothing where the call needs nothing", async () => {
    const { client, sent } = clientOver(() => Response.json({ posts: [] }));
    await new MutationObserver(new QueryClient(), mutationOptions(listFeed, client)).mutate();
    expect(sent.length).toBe(1);
  });
});
