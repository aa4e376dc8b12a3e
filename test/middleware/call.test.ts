import { expect, test } from "vitest";
import { type Call, canRepeat, compose, type Middleware, type TrackedCall } from "../../src/middleware/call.ts";
import { bareCall } from "./observed-client.ts";

const call = bareCall();

test("puts the first layer outermost, and the network last", async () => {
  const order: string[] = [];
  const layer =
    (name: string): Middleware =>
    async (call, next) => {
      order.push(`${name} in`);
      const answer = await next(call);
      order.push(`${name} out`);
      return answer;
    };
  const send = compose([layer("one"), layer("two")], async () => {
    order.push("network");
    return new Response();
  });
  await send(call);
  expect(order).toEqual(["one in", "two in", "network", "two out", "one out"]);
});

test("is the network itself without any layer", async () => {
  const answer = new Response();
  expect(await compose([], () => Promise.resolve(answer))(call)).toBe(answer);
});

test("lets a layer answer by itself, replace the call, and call twice", async () => {
  const urls: string[] = [];
  const network = async ({ url }: Pick<Call, "url">): Promise<Response> => {
    urls.push(url);
    return new Response();
  };
  await compose([() => Promise.resolve(new Response())], network)(call);
  expect(urls).toEqual([]);
  const twice: Middleware = async (call, next) => {
    await next(call);
    return next({ ...call, url: "https://api.test/again" });
  };
  await compose([twice], network)(call);
  expect(urls).toEqual(["https://api.test/feed", "https://api.test/again"]);
});

test("shows a layer the call, and nothing of its tracking; one that builds it anew loses nothing", async () => {
  const tracked: TrackedCall = { ...call, options: { cache: "no-store" } };
  const seen: unknown[] = [];
  const anew: Middleware = ({ operation, url, method, headers, body, signal, ...rest }, next) => {
    seen.push(rest);
    return next({ operation, url, method, headers, body, signal });
  };
  const arrived: TrackedCall[] = [];
  await compose([anew, anew], async (last) => {
    arrived.push(last);
    return new Response();
  })(tracked);
  expect(seen).toEqual([{}, {}]);
  expect(arrived).toEqual([tracked]);
  expect(arrived[0]?.progress).toBe(tracked.progress);
});

test("keeps the endpoint's own operation, whatever a layer puts in its place", async () => {
  const moved: Middleware = (seen, next) =>
    next({ ...seen, operation: { ...seen.operation, server: "https://evil.test" }, url: "https://evil.test/feed" });
  let arrived: TrackedCall | undefined;
  await compose([moved], async (last) => {
    arrived = last;
    return new Response();
  })(call);
  expect(arrived?.operation).toBe(call.operation);
  expect(arrived?.url).toBe("https://evil.test/feed");
});

test("takes what a layer without a promise answers or throws", async () => {
  const answer = new Response();
  const untyped = (layer: (call: Call) => Response): Middleware => layer as unknown as Middleware; // JavaScript.
  const network = () => Promise.resolve(new Response());
  await expect(compose([untyped(() => answer)], network)(call)).resolves.toBe(answer);
  const fault = new Error("out of order");
  const thrower = untyped(() => {
    throw fault;
  });
  await expect(compose([thrower], network)(call)).rejects.toBe(fault);
});

test.each<[string, Call["body"], boolean]>([
  ["no body", undefined, true],
  ["a text", "{}", true],
  ["a Blob", new Blob(["x"]), true],
  ["a form", new FormData(), true],
  ["a function that makes a stream", () => new Blob(["x"]).stream(), true],
  ["a stream", new Blob(["x"]).stream(), false],
])("a call with %s can be repeated, or not", (_, body, isRepeatable) => {
  expect(canRepeat({ body })).toBe(isRepeatable);
});
