import { defineEndpoint, type ParameterLocation, type ParameterSerialization, typesOf } from "latchkey";
import { describe, expect, test } from "vitest";
import { useEcho } from "./echo-client.ts";

const echo = useEcho();

const values = {
  empty: "",
  string: "blue",
  array: ["blue", "black", "brown"],
  object: { R: 100, G: 200, B: 150 },
  odd: "é/?#[]@!$&'()*+,;= %2F\\\"<>|^`{}",
};

const oddPath = "%C3%A9%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%20%252F%5C%22%3C%3E%7C%5E%60%7B%7D";

/** Sends `color` in its place, and gives the request target or the header that came of it. */
async function arrivedAs(location: ParameterLocation, facts: ParameterSerialization, color: unknown): Promise<string> {
  const path = location === "path" ? "/colors/{color}" : "/colors";
  const endpoint = defineEndpoint({ method: "GET", path, parameters: { [location]: { color: facts } } });
  await endpoint(echo.client, { params: { [location]: { color } } });
  const { target, headers } = echo.arrived();
  if (location === "header") return headers["color"]?.join("\n") ?? "nothing";
  return location === "cookie" ? (headers["cookie"]?.join("\n") ?? "nothing") : target.replace("/v1/colors", "");
}

type Wants = Partial<Record<keyof typeof values, string>>;

// The table "Style Examples" of OpenAPI 3.1, section 4.8.12.6, on the request line itself.
// biome-ignore format: a table
const rows: readonly [ParameterLocation, ParameterSerialization, Wants][] = [
  ["path", { style: "matrix" }, { empty: "/;color", string: "/;color=blue", array: "/;color=blue,black,brown", object: "/;color=R,100,G,200,B,150", odd: `/;color=${oddPath}` }],
  ["path", { style: "matrix", explode: true }, { empty: "/;color", string: "/;color=blue", array: "/;color=blue;color=black;color=brown", object: "/;R=100;G=200;B=150" }],
  ["path", { style: "label" }, { string: "/.blue", array: "/.blue,black,brown", object: "/.R,100,G,200,B,150", odd: `/.${oddPath}` }],
  ["path", { style: "label", explode: true }, { string: "/.blue", array: "/.blue.black.brown", object: "/.R=100.G=200.B=150" }],
  ["path", {}, { string: "/blue", array: "/blue,black,brown", object: "/R,100,G,200,B,150", odd: `/${oddPath}` }],
  ["path", { explode: true }, { string: "/blue", array: "/blue,black,brown", object: "/R=100,G=200,B=150" }],
  ["path", { content: "application/json" }, { string: "/%22blue%22", object: "/%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D" }],
  ["query", { explode: false }, { empty: "?color=", string: "?color=blue", array: "?color=blue,black,brown", object: "?color=R,100,G,200,B,150", odd: `?color=${oddPath}` }],
  ["query", {}, { empty: "?color=", string: "?color=blue", array: "?color=blue&color=black&color=brown", object: "?R=100&G=200&B=150" }],
  ["query", { style: "spaceDelimited" }, { array: "?color=blue%20black%20brown", object: "?color=R%20100%20G%20200%20B%20150" }],
  ["query", { style: "pipeDelimited" }, { array: "?color=blue%7Cblack%7Cbrown", object: "?color=R%7C100%7CG%7C200%7CB%7C150" }],
  ["query", { style: "deepObject" }, { object: "?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150" }],
  // A URL parser encodes the apostrophe in a query (URL Standard, special-query percent-encode set).
  ["query", { allowReserved: true }, { string: "?color=blue", odd: "?color=%C3%A9/?%23%5B%5D@!$%26%27()*%2B,;=%20%2F%5C%22%3C%3E%7C%5E%60%7B%7D" }],
  // The style and the other places of `allowReserved` are OpenAPI 3.2's.
  ["path", { allowReserved: true }, { string: "/blue", odd: "/%C3%A9%2F%3F%23%5B%5D@!$&'()*+,;=%20%2F%5C%22%3C%3E%7C%5E%60%7B%7D" }],
  ["cookie", { allowReserved: true }, { string: "color=blue", odd: "color=%C3%A9/?#[]@!$&'()*+%2C%3B=%20%2F%5C%22%3C%3E%7C%5E%60%7B%7D" }],
  ["cookie", { style: "cookie" }, { empty: "color=", string: "color=blue", array: "color=blue; color=black; color=brown", object: "R=100; G=200; B=150" }],
  ["cookie", { style: "cookie", explode: false }, { string: "color=blue", array: "color=blue,black,brown", object: "color=R,100,G,200,B,150" }],
  ["query", { content: "application/json" }, { string: "?color=%22blue%22", array: "?color=%5B%22blue%22%2C%22black%22%2C%22brown%22%5D" }],
  ["header", {}, { empty: "", string: "blue", array: "blue,black,brown", object: "R,100,G,200,B,150" }],
  ["header", { explode: true }, { string: "blue", array: "blue,black,brown", object: "R=100,G=200,B=150" }],
  ["header", { content: "application/json" }, { object: '{"R":100,"G":200,"B":150}', odd: `"\\u00e9/?#[]@!$&'()*+,;= %2F\\\\\\"<>|^\`{}"` }],
  ["cookie", {}, { empty: "color=", string: "color=blue", array: "color=blue; color=black; color=brown", object: "R=100; G=200; B=150", odd: `color=${oddPath}` }],
  ["cookie", { explode: false }, { array: "color=blue,black,brown", object: "color=R,100,G,200,B,150" }],
  ["cookie", { content: "text/plain" }, { string: "color=blue" }],
];

describe.each(rows)("in the %s, %o", (location, facts, wants) => {
  test.each(Object.entries(wants))("the %s arrives as %s", async (kind, want) => {
    expect(await arrivedAs(location, facts, values[kind as keyof typeof values])).toBe(want);
  });
});

test("all places at once, beside the client's own headers", async () => {
  const endpoint = defineEndpoint({
    method: "GET",
    path: "/users/{user}/posts{sort}",
    parameters: { path: { sort: { style: "matrix" } }, query: { ids: { explode: false } } },
    security: [{ bearerAuth: [] }],
    accept: ["application/json", "application/problem+json"],
  });
  await endpoint(echo.client, {
    params: {
      path: { user: "../root", sort: "new" },
      query: { ids: [1, 2], q: "a&b" },
      header: { "X-Trace": ["a", "b"] },
      cookie: { theme: "dark", lang: "de" },
    },
  });
  const { method, target, headers } = echo.arrived();
  expect([method, target]).toEqual(["GET", "/v1/users/..%2Froot/posts;sort=new?ids=1,2&q=a%26b"]);
  expect(headers).toMatchObject({
    accept: ["application/json, application/problem+json"],
    authorization: ["Bearer t0ken"],
    cookie: ["theme=dark; lang=de"],
    "x-trace": ["a,b"],
  });
});

// OpenAPI 3.2, section 4.12.8; a space may be `%20` as well as `+` (section 4.12.4).
test.each([
  ["application/x-www-form-urlencoded", { foo: "a + b", bar: true }, "foo=a%20%2B%20b&bar=true"],
  ["application/json", { numbers: [1, 2], flag: null }, "%7B%22numbers%22%3A%5B1%2C2%5D%2C%22flag%22%3Anull%7D"],
  ["application/jsonpath", "$.a.b[1:1]", "%24.a.b%5B1%3A1%5D"],
])("the whole query as %s", async (content, query, want) => {
  const endpoint = defineEndpoint({
    method: "GET",
    path: "/foo",
    querystring: { content },
    types: typesOf<{ parameters: { query: unknown } }>(),
  });
  await endpoint(echo.client, { params: { query } });
  expect(echo.arrived().target).toBe(`/v1/foo?${want}`);
});

test.each(["QUERY", "COPY"])("the method %s, with a body", async (method) => {
  const endpoint = defineEndpoint({ method, path: "/foo", body: { "application/json": {} } });
  await endpoint(echo.client, { body: { q: 1 } });
  const arrived = echo.arrived();
  expect([arrived.method, arrived.target, arrived.body.toString()]).toEqual([method, "/v1/foo", '{"q":1}']);
});
