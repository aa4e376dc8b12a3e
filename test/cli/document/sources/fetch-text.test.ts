import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { fetchText, isPublicAddress } from "../../../../cli/src/document/sources/fetch-text.ts";

test.each(["1.1.1.1", "8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "::ffff:8.8.8.8"])(
  "%s is public",
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test.each([
  ["this host", "0.0.0.0"],
  ["loopback", "127.255.0.1"],
  ["private", "10.1.2.3"],
  ["private", "172.31.0.1"],
  ["private", "192.168.1.1"],
  ["link-local, where clouds keep their metadata", "169.254.169.254"],
  ["a carrier's own", "100.64.0.1"],
  ["multicast", "224.0.0.1"],
  ["broadcast", "255.255.255.255"],
  ["reserved", "240.0.0.1"],
  ["IPv6 loopback", "::1"],
  ["unspecified", "::"],
  ["unique local", "fd00::1"],
  ["link-local IPv6", "fe80::1"],
  ["link-local IPv6 with a zone", "fe80::1%eth0"],
  ["IPv4 in IPv6", "::ffff:127.0.0.1"],
  ["IPv4 translated (NAT64)", "64:ff9b::7f00:1"],
  ["6to4 of a private address", "2002:7f00:1::"],
  ["no address", "example.com"],
])("%s is not: %s", (_kind, address) => {
  expect(isPublicAddress(address)).toBe(false);
});

/** A server whose `/n` leads to `/n-1`, down to the text at `/0`. */
async function redirecting(): Promise<AsyncDisposable & { readonly origin: string }> {
  const server = createServer(({ url = "" }, response) => {
    const left = Number(url.slice(1));
    if (left === 0) response.end("text");
    else response.writeHead(302, { location: `/${left - 1}` }).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // A server that listens on a port has such an address.
  return { origin: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: async () => void server.close() };
}

describe("an address", () => {
  test("may redirect five times, and not a sixth time", async () => {
    await using server = await redirecting();
    expect(await fetchText(new URL(`${server.origin}/5`), { isTrusted: () => true })).toMatchObject({ text: "text" });
    await expect(fetchText(new URL(`${server.origin}/6`), { isTrusted: () => true })).rejects.toThrow(
      "The server redirected more than 5 times",
    );
  });

  test("that is private is refused before anything is sent, unless it is trusted", async () => {
    await using server = await redirecting();
    await expect(fetchText(new URL(`${server.origin}/0`), { isTrusted: () => false })).rejects.toMatchObject({
      message: "127.0.0.1 is a private address",
      isPrivate: true,
    });
  });

  test("is judged anew after each redirect", async () => {
    await using server = await redirecting();
    const judged: string[] = [];
    const isTrusted = ({ pathname }: URL): boolean => judged.push(pathname) < 2;
    await expect(fetchText(new URL(`${server.origin}/2`), { isTrusted })).rejects.toMatchObject({ isPrivate: true });
    expect(judged).toEqual(["/2", "/1"]);
  });

  test("whose name leads to a private address is refused", async () => {
    await expect(fetchText(new URL("http://localhost:9/"), { isTrusted: () => false })).rejects.toThrow(
      "localhost is a private address",
    );
  });

  test.each([
    ["javascript:alert(1)", "The server redirected to something that is no address"],
    ["http://[", "The server redirected to something that is no address"],
  ])("may not redirect to %s", async (location, message) => {
    const server = createServer((_request, response) => void response.writeHead(302, { location }).end());
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo; // A server that listens on a port has such an address.
    await expect(fetchText(new URL(`http://127.0.0.1:${port}/`), { isTrusted: () => true })).rejects.toThrow(message);
    server.close();
  });
});

test("an answer is unpacked, and read in its charset", async () => {
  const headers = { "content-encoding": "gzip", "content-type": "application/yaml; charset=iso-8859-1" };
  const server = createServer((_request, response) => {
    response.writeHead(200, headers).end(gzipSync(Buffer.from("title: Größe", "latin1")));
  }).listen(0);
  await once(server, "listening");
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  expect((await fetchText(url, { isTrusted: () => true })).text).toBe("title: Größe");
  server.close();
});
