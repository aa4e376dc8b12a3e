import { afterEach, expect, test } from "vitest";
import { observedClient } from "../middleware/observed-client.ts";

/** An object with an own property of that name, as JSON gives it. */
const poisoned = (): Record<string, unknown> =>
  JSON.parse('{"__proto__":{"polluted":"yes","security":[]},"constructor":{"prototype":{"polluted":"yes"}}}') as Record<
    string,
    unknown
  >;

afterEach(() => {
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test("changes no prototype through parameters of any place", async () => {
  const observed = observedClient(() => Response.json({}), { auth: { bearer: "t" } });
  const places = ["path", "query", "header", "cookie"] as const;
  for (const place of places) {
    for (const style of [undefined, "deepObject", "form", "matrix"] as const) {
      const parameters = style && { [place]: Object.fromEntries([["__proto__", { style, explode: true }]]) };
      await observed
        .call(
          { path: "/{__proto__}/{constructor}", security: [{ bearer: [] }], ...(parameters && { parameters }) },
          { params: { path: { __proto__: null, constructor: "c" }, [place]: poisoned() } },
        )
        .catch((error: unknown) => expect(error).toMatchObject({ code: "INVALID_PARAMETER" }));
    }
  }
  for (const { headers } of observed.requests) expect(headers.get("authorization")).toBe("Bearer t");
});

test.each(["application/json", "application/x-www-form-urlencoded", "multipart/form-data"])(
  "changes no prototype through a body of %s, and sends it as it is",
  async (type) => {
    const observed = observedClient(() => Response.json({}));
    await observed.call({ method: "POST", body: { [type]: {} } }, { body: poisoned() });
    expect(await observed.requests[0]?.text()).toContain("__proto__");
  },
);

test("changes no prototype through answers, and gives them as they are", async () => {
  for (const status of [200, 422]) {
    const text = JSON.stringify(poisoned());
    const headers = { "content-type": "application/json" };
    const result = await observedClient(() => new Response(text, { status, headers })).call({});
    const got = result.ok ? result.data : result.error;
    expect(Object.getPrototypeOf(got)).toBe(Object.prototype);
    expect(Object.keys(got as object)).toEqual(["__proto__", "constructor"]);
    expect(result).not.toHaveProperty("polluted");
  }
});

test("takes no scheme and no credential from a prototype", async () => {
  expect(() => observedClient(() => Response.json({}), { auth: poisoned() as never })).toThrow(TypeError);
  const observed = observedClient(() => Response.json({}));
  for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
    const security = [Object.fromEntries([[name, []]])];
    await expect(observed.call({ security })).rejects.toMatchObject({ code: "MISSING_CREDENTIAL", schemes: [name] });
  }
  expect(observed.requests).toEqual([]);
});

test("takes no option of a call from what somebody has put on every object", async () => {
  const prototype = Object.prototype as Record<string, unknown>;
  const evil = {
    baseUrl: "https://evil.test",
    fetch: () => Promise.reject(new Error("stolen")),
    body: "evil",
    contentType: "text/evil",
    method: "PUT",
  };
  const observed = observedClient(() => Response.json({}), { auth: { bearer: "t" } });
  Object.assign(prototype, evil);
  try {
    await observed.call({ security: [{ bearer: [] }] }).catch(() => undefined);
  } finally {
    for (const key of Object.keys(evil)) delete prototype[key];
  }
  for (const { url } of observed.requests) expect(new URL(url).origin).toBe("https://api.test");
});

test("sends a token of a million characters, and shows none of it when that fails", async () => {
  const token = "t".repeat(1_000_000);
  const observed = observedClient(() => Promise.reject(new Error(`header too long: ${token}`)), {
    auth: { bearer: token },
  });
  const error: unknown = await observed.call({ security: [{ bearer: [] }] }).catch((thrown: unknown) => thrown);
  expect(observed.requests[0]?.headers.get("authorization")).toHaveLength(1_000_007);
  expect(error).toMatchObject({ code: "CONNECTION", cause: { message: "header too long: …" } });
});
