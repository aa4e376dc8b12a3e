/** Reads as PostgREST does: operators in the values of filters, CSV or JSON by `Accept`, preferences in a header. */
import type { Served } from "../harness/play.ts";
import { type Answer, guard, type Routes, serve } from "../harness/serve.ts";
import { createTokenBook, type Pair } from "../harness/tokens.ts";

export function servePostgrest(): Promise<Served> {
  const handled: unknown[] = [];
  const tokens = createTokenBook();
  const problem = (status: number, code: string, message: string): Answer => [
    status,
    { code, message, details: null, hint: null },
  ];
  const secured = guard(tokens, () => problem(401, "PGRST301", "JWT expired"));
  const given = ({ access, refresh }: Pair): Answer => [200, { access, refresh }];
  const routes = {
    "POST /rpc/login": async ({ request }) => {
      handled.push(["sign in", await request.json(), request.headers.get("authorization")]);
      return given(tokens.issue());
    },
    "POST /rpc/refresh": async ({ request }) => {
      const { token } = await request.json();
      handled.push(["refresh", token]);
      const pair = tokens.rotate(token);
      return pair === undefined ? problem(401, "PGRST301", "unknown") : given(pair);
    },
    "GET /notes": secured(({ query, request: { headers } }) => {
      const filters = Object.fromEntries(Array.from(query, ([name, value]) => [name, readFilter(name, value)]));
      handled.push(["list", filters, headers.get("prefer"), headers.get("accept")]);
      if (headers.get("accept") !== "text/csv") return [200, [{ id: 1, title: "Pass" }]];
      return new Response("id,title\n1,Pass", { headers: { "content-type": "text/csv; charset=utf-8" } });
    }),
    "POST /notes": secured(async ({ request }) => {
      handled.push(["create", await request.json(), request.headers.get("prefer")]);
      return problem(409, "23505", "duplicate key value violates unique constraint");
    }),
    "DELETE /notes": secured(({ query }) => {
      handled.push(["delete", readFilter("id", query.get("id") ?? "")]);
      return [204];
    }),
  } satisfies Routes;
  return serve(routes, handled);
}

const reserved: ReadonlySet<string> = new Set(["select", "order", "limit", "offset"]);

function readFilter(name: string, value: string): unknown {
  if (reserved.has(name)) return value;
  const [operator, ...rest] = value.split(".");
  return { operator, value: rest.join(".") };
}
