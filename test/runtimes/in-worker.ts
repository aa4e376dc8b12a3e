/** The suite in a worker of Cloudflare's. */
import { cookieStoreOf } from "./cookies.ts";
import { runSuite } from "./suite.ts";

// oxlint-disable-next-line import/no-default-export -- workerd takes the default export of a module
export default {
  async fetch(request: Request): Promise<Response> {
    const origin = new URL(request.url).searchParams.get("origin") ?? "";
    return Response.json(await runSuite({ origin, stores: { cookieStore: cookieStoreOf() } }));
  },
};
