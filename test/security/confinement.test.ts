import { expect, test } from "vitest";
import { InsecureTransportError } from "../../src/errors.ts";
import { assertConfined, type Confinement, originOf, serverOf } from "../../src/security/confinement.ts";

const confinement: Confinement = { origin: "https://api.test", servers: {}, allowInsecure: false };
const operation = { method: "GET", path: "/feed" };

function at(url: string): Confinement {
  return { ...confinement, origin: new URL(url).origin };
}

test("lets a credential go to the client's own origin, over https", () => {
  for (const url of [
    "https://api.test/feed",
    "https://API.test:443/",
    "https://api.test./x".replace("test.", "test"),
  ]) {
    expect(() => assertConfined(url, operation, confinement)).not.toThrow();
  }
});

test.each([
  "https://evil.test/feed",
  "https://api.test:8443/feed",
  "https://api.test.evil.test/",
  "https://api.test@evil.test/",
  "https://sub.api.test/",
  "https://api.test./feed",
  "http://api.test/feed",
  "data:text/plain,x",
])("lets no credential go to %s", (url) => {
  expect(() => assertConfined(url, operation, confinement)).toThrow(InsecureTransportError);
});

test.each([
  "http://localhost/",
  "http://LOCALHOST:8080/",
  "http://api.localhost/",
  "http://127.0.0.1:3000/",
  "http://127.1/",
  "http://0x7f.0.0.1/",
  "http://2130706433/",
  "http://127.255.255.254/",
  "http://[::1]/",
  "http://[0:0:0:0:0:0:0:1]:80/",
])("lets a credential go over plain HTTP to this machine: %s", (url) => {
  expect(() => assertConfined(url, operation, at(url))).not.toThrow();
});

test.each([
  "http://api.test/",
  "http://0.0.0.0/",
  "http://10.0.0.1/",
  "http://128.0.0.1/",
  "http://127.0.0.1.evil.test/",
  "http://localhost.evil.test/",
  "http://notlocalhost/",
  "http://[::2]/",
  "http://[::ffff:8.8.8.8]/",
])("lets no credential go over plain HTTP to another machine: %s", (url) => {
  expect(() => assertConfined(url, operation, at(url))).toThrow("over plain HTTP");
  expect(() => assertConfined(url, operation, { ...at(url), allowInsecure: true })).not.toThrow();
});

test("speaks of nothing but http and https, even where plain HTTP is allowed", () => {
  const url = "ftp://api.test/";
  expect(() => assertConfined(url, operation, { ...at(url), allowInsecure: true })).toThrow(InsecureTransportError);
});

test("lets a credential go to the server that the document names for exactly this operation", () => {
  const upload = { ...operation, server: "https://upload.test/v1" };
  expect(() => assertConfined("https://upload.test/v1/feed", upload, confinement)).not.toThrow();
  expect(() => assertConfined("https://upload.test/v1/feed", operation, confinement)).toThrow(InsecureTransportError);
  expect(() => assertConfined("https://upload.test:444/v1/feed", upload, confinement)).toThrow(InsecureTransportError);
});

test("lets a credential go to the server that the application puts in the place of the document's, and to that alone", () => {
  const upload = { ...operation, server: "https://upload.test/v1" };
  const servers = { "https://upload.test/v1": "https://staging.test" };
  expect(() => assertConfined("https://staging.test/feed", upload, { ...confinement, servers })).not.toThrow();
  expect(() => assertConfined("https://upload.test/feed", upload, { ...confinement, servers })).toThrow(
    InsecureTransportError,
  );
});

test("takes a server relative to the document for none of its own", () => {
  const relative = { ...operation, server: "/v2" };
  expect(() => assertConfined("https://api.test/v2/feed", relative, confinement)).not.toThrow();
  expect(() => assertConfined("https://evil.test/v2", relative, confinement)).toThrow(InsecureTransportError);
});

test.each(["__proto__", "constructor", "toString"])("is not misled by a server called %s", (server) => {
  expect(serverOf({ ...operation, server }, { servers: {} })).toBe(server);
  expect(() => assertConfined("https://api.test/", { ...operation, server }, confinement)).not.toThrow();
});

test("knows the origin of absolute addresses only", () => {
  expect(originOf("https://a.test:443/x?y")).toBe("https://a.test");
  expect(originOf("/x")).toBeUndefined();
  expect(originOf(undefined)).toBeUndefined();
});

test("says where a credential would have gone, and nothing of the path and the query", () => {
  expect(() => assertConfined("https://evil.test/a?key=secret", operation, confinement)).toThrow(
    expect.objectContaining({
      message: "No credential goes to https://evil.test: the client's origin is https://api.test (GET /feed)",
    }),
  );
});
