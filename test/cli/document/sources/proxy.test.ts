import { once } from "node:events";
import { createServer, request as requestTo, type IncomingMessage } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fetchText, type FetchOptions } from "../../../../cli/src/document/sources/fetch-text.ts";
import { ProxyAddressError, proxyFor } from "../../../../cli/src/document/sources/proxy.ts";

beforeEach(() => {
  for (const name of ["http_proxy", "https_proxy", "all_proxy", "no_proxy"])
    for (const spelling of [name, name.toUpperCase()]) vi.stubEnv(spelling, "");
});
afterEach(() => {
  vi.unstubAllEnvs();
});

interface RunningProxy extends AsyncDisposable {
  readonly origin: string;
  /** What it was asked for, in order. */
  readonly asked: string[];
  /** The headers of the last request that it handed on. */
  readonly last: () => IncomingMessage["headers"];
}

/** A proxy that brings every host to one server of ours, as a network's own names would be brought. */
async function runProxy(port: number, status = 200): Promise<RunningProxy> {
  const asked: string[] = [];
  let last: IncomingMessage["headers"] = {};
  const server = createServer((incoming, outgoing) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    last = incoming.headers;
    const { pathname, search } = new URL(incoming.url ?? "");
    requestTo({ port, host: "127.0.0.1", path: pathname + search, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    }).end();
  });
  server.on("connect", (incoming, socket: Socket) => {
    asked.push(`CONNECT ${incoming.url}`);
    last = incoming.headers;
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
      return;
    }
    const onward = connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      onward.pipe(socket);
      socket.pipe(onward);
    });
    for (const end of [onward, socket]) end.on("error", () => socket.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address() as AddressInfo; // A server that listens on a port has such an address.
  const stop = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://127.0.0.1:${address.port}`, asked, last: () => last, [Symbol.asyncDispose]: stop };
}

/** A server that answers with its own path and the host that it was called by. */
async function runServer(): Promise<AsyncDisposable & { readonly port: number }> {
  const server = createServer((incoming, outgoing) => {
    if (incoming.url === "/away") outgoing.writeHead(302, { location: "http://169.254.169.254/latest" }).end();
    else outgoing.end(`${incoming.headers.host} ${incoming.url} ${String(incoming.headers["x-key"] ?? "")}`);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // The same.
  return { port, [Symbol.asyncDispose]: async () => void server.close() };
}

const named: FetchOptions = { isTrusted: ({ origin }) => origin === "http://docs.example" };
const referred: FetchOptions = { isTrusted: () => false };

describe("behind a proxy", () => {
  test("the address that the caller names is asked for by its name, which only the proxy may know", async () => {
    await using server = await runServer();
    await using proxy = await runProxy(server.port);
    vi.stubEnv("http_proxy", proxy.origin.replace("//", "//user:secret@"));
    const { text } = await fetchText(new URL("http://docs.example/api.yaml?v=1"), {
      ...named,
      headersFor: () => ({ "x-key": "k" }),
    });
    expect(text).toBe("docs.example /api.yaml?v=1 k");
    expect(proxy.asked).toEqual(["GET http://docs.example/api.yaml?v=1"]);
    expect(proxy.last()["proxy-authorization"]).toBe(`Basic ${btoa("user:secret")}`);
  });

  test("what a document refers to is resolved here, and the proxy is told the address that was checked", async () => {
    await using server = await runServer();
    await using proxy = await runProxy(server.port);
    vi.stubEnv("HTTP_PROXY", proxy.origin);
    expect((await fetchText(new URL("http://93.184.216.34:8080/x.yaml"), referred)).text).toBe(
      "93.184.216.34:8080 /x.yaml ",
    );
    expect(proxy.asked).toEqual(["CONNECT 93.184.216.34:8080"]);
  });

  test.each([
    ["a private address", "http://10.0.0.1/x.yaml", "10.0.0.1 is a private address"],
    ["this machine by its name", "http://localhost/x.yaml", "localhost is a private address"],
    ["a name that only the proxy could know", "http://internal.invalid/x.yaml", "internal.invalid has no address here"],
    ["the same over https", "https://internal.invalid/x.yaml", "internal.invalid has no address here"],
  ])("it is not asked for %s that a document refers to", async (_kind, address, message) => {
    await using server = await runServer();
    await using proxy = await runProxy(server.port);
    for (const name of ["http_proxy", "https_proxy"]) vi.stubEnv(name, proxy.origin);
    await expect(fetchText(new URL(address), referred)).rejects.toMatchObject({
      message: expect.stringContaining(message),
      isPrivate: true,
    });
    expect(proxy.asked).toEqual([]);
  });

  test("a redirect leads to no private address", async () => {
    await using server = await runServer();
    await using proxy = await runProxy(server.port);
    vi.stubEnv("http_proxy", proxy.origin);
    await expect(fetchText(new URL("http://docs.example/away"), named)).rejects.toMatchObject({ isPrivate: true });
    expect(proxy.asked).toEqual(["GET http://docs.example/away"]);
  });

  test("https goes through a tunnel, and a refusal names the proxy without its password", async () => {
    await using proxy = await runProxy(0, 407);
    vi.stubEnv("https_proxy", proxy.origin.replace("//", "//user:secret@"));
    const failure = fetchText(new URL("https://docs.example/api.yaml"), { isTrusted: () => true });
    const host = proxy.origin.slice("http://".length);
    await expect(failure).rejects.toThrow(`The server, or the proxy ${host} before it, answered 407`);
    expect(proxy.asked).toEqual(["CONNECT docs.example:443"]);
  });

  test("a proxy that is not there is named", async () => {
    vi.stubEnv("http_proxy", "http://user:secret@127.0.0.1:1");
    await expect(fetchText(new URL("http://docs.example/"), named)).rejects.toThrow(
      "The server cannot be reached through the proxy 127.0.0.1:1 (ECONNREFUSED)",
    );
  });

  test("what NO_PROXY names is asked directly", async () => {
    await using server = await runServer();
    vi.stubEnv("http_proxy", "http://127.0.0.1:1");
    vi.stubEnv("no_proxy", "other.example,127.0.0.1");
    const { text } = await fetchText(new URL(`http://127.0.0.1:${server.port}/x`), { isTrusted: () => true });
    expect(text).toBe(`127.0.0.1:${server.port} /x `);
  });
});

describe("the proxy for an address", () => {
  test("is none where the environment names none", () => {
    expect(proxyFor(new URL("https://a.example/"))).toBeUndefined();
  });

  test("is http where the environment names no scheme", () => {
    vi.stubEnv("HTTPS_PROXY", "proxy.example:3128");
    expect(proxyFor(new URL("https://a.example/"))?.name).toBe("proxy.example:3128");
    expect(proxyFor(new URL("http://a.example/"))).toBeUndefined();
    expect(proxyFor(new URL("https://a.example/"))?.agent("hand-over")).toMatchObject({
      proxy: { protocol: "http:" },
    });
  });

  test.each(["socks5://user:secret@proxy.example:1080", "http://[", "http://"])("is at fault: %s", (address) => {
    vi.stubEnv("all_proxy", address);
    expect(() => proxyFor(new URL("https://a.example/"))).toThrow(ProxyAddressError);
    expect(() => proxyFor(new URL("https://a.example/"))).not.toThrow(/secret/);
  });
});
