import { expect, test } from "vitest";
import { boundedAnswer } from "../../src/response/bounded-answer.ts";
import { ResponseBodyError } from "../../src/errors.ts";

const origin = { method: "POST", path: "/token" };

test("gives the same answer, with its body received", async () => {
  const answer = new Response("{}", {
    status: 201,
    statusText: "Made",
    headers: { "content-type": "application/json" },
  });
  Object.defineProperty(answer, "url", { value: "https://api.test/token" });
  const bounded = await boundedAnswer(answer, 2, origin);
  const { status, statusText, url } = bounded;
  expect({ status, statusText, url }).toEqual({ status: 201, statusText: "Made", url: "https://api.test/token" });
  expect(bounded.headers.get("content-type")).toBe("application/json");
  expect(await bounded.text()).toBe("{}");
});

test.each([204, 304])("leaves an answer without a body as it is: %i", async (status) => {
  const answer = new Response(null, { status });
  expect(await boundedAnswer(answer, 1, origin)).toBe(answer);
});

test("reads no further than the limit, and gives up the rest", async () => {
  let [pulled, isCancelled] = [0, false];
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      pulled++;
      controller.enqueue(new Uint8Array(10));
    },
    cancel: () => void (isCancelled = true),
  });
  await expect(boundedAnswer(new Response(endless), 100, origin)).rejects.toMatchObject({
    constructor: ResponseBodyError,
    message: "The answer 200 is longer than 100 bytes (POST /token)",
    status: 200,
  });
  expect(isCancelled).toBe(true);
  expect(pulled).toBeLessThan(15);
});

test("rejects with why a body broke off", async () => {
  const fault = new TypeError("terminated");
  const body = new ReadableStream({ start: (controller) => controller.error(fault) });
  await expect(boundedAnswer(new Response(body), 100, origin)).rejects.toBe(fault);
});

test("reads what a platform without streams gives", async () => {
  const plain = { status: 200, statusText: "OK", headers: new Headers(), url: "https://api.test/token" };
  const answer = { ...plain, text: async () => '{"access":"A"}' } as unknown as Response; // React Native's shape.
  expect(await (await boundedAnswer(answer, 100, origin)).json()).toEqual({ access: "A" });
  await expect(boundedAnswer(answer, 10, origin)).rejects.toBeInstanceOf(ResponseBodyError);
});

test.each([204, 205, 304])("leaves an answer alone whose status allows no body: %i", async (status) => {
  const answer = new Response(null, { status });
  Object.defineProperty(answer, "body", { value: new ReadableStream() });
  expect(await boundedAnswer(answer, 100, origin)).toBe(answer);
});
