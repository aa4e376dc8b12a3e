/** Pages of a real server, whose tokens expire while somebody reads. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createClient, createSession, listPartnerPosts } from "../../generated/index.ts";
import { pages } from "../../src/index.ts";
import { all } from "./paged-api.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server of three pages, which takes each access token for one page alone. */
async function shortLivedServer() {
  const log: string[] = [];
  let issued = 0;
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
    const answer = (status: number, body: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (pathname === "/auth/refresh") {
      issued += 1;
      log.push("refresh");
      return answer(200, { accessToken: `t${issued}`, refreshToken: `r${issued}` });
    }
    const page = Number(searchParams.get("cursor") ?? 1);
    const isLive = request.headers.authorization === `Bearer t${page}`;
    log.push(`page ${page}: ${isLive ? 200 : 401}`);
    if (!isLive) return answer(401, { title: "Expired" });
    return answer(200, { posts: [{ id: `p_${page}` }], next: page < 3 ? String(page + 1) : null });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close().closeAllConnections());
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const session = createSession({ baseUrl });
  await session.start({ accessToken: "t0", refreshToken: "r0" });
  return { log, client: createClient({ baseUrl, auth: { bearerAuth: session } }) };
}

test("a session is renewed between pages, once each time, and no item is lost or had twice", async () => {
  const { log, client } = await shortLivedServer();
  const items = await all(pages(listPartnerPosts, client));
  expect(items.map(({ id }) => id)).toEqual(["p_1", "p_2", "p_3"]);
  expect(log).toEqual([
    ...["page 1: 401", "refresh", "page 1: 200"],
    ...["page 2: 401", "refresh", "page 2: 200"],
    ...["page 3: 401", "refresh", "page 3: 200"],
  ]);
});

test("who leaves after the first item has sent no more than its page", async () => {
  const { log, client } = await shortLivedServer();
  for await (const { id } of pages(listPartnerPosts, client)) {
    expect(id).toBe("p_1");
    break;
  }
  expect(log).toEqual(["page 1: 401", "refresh", "page 1: 200"]);
});
