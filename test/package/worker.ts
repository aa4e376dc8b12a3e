/** A Cloudflare worker over the packed runtime, in workerd itself. */
import { Miniflare, type Request as WorkerRequest, Response as WorkerResponse } from "miniflare";
import { build } from "esbuild";

const program = `
  import { createSession, defineEndpoint, typesOf } from "latchkey";
  import { defineClient } from "latchkey/generated";

  const get = defineEndpoint({ method: "GET", path: "/account", security: [{ bearer: [] }], types: typesOf() });
  const post = defineEndpoint({ method: "POST", path: "/notes", security: [{ bearer: [] }], body: { "application/json": {} }, types: typesOf() });
  const createClient = defineClient({ servers: ["https://api.example"], schemes: { bearer: { type: "http", scheme: "bearer" } } });

  export default {
    async fetch() {
      let now = Date.now();
      const events = [];
      const session = createSession({
        now: () => now,
        onEvent: ({ type }) => events.push(type),
        async refresh(refreshToken, { signal }) {
          const response = await fetch("https://api.example/refresh", { method: "POST", body: refreshToken, signal });
          return await response.json();
        },
      });
      await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 3600 });
      const client = createClient({ auth: { bearer: session }, timeout: 5000 });
      const live = await get(client);
      now += 3_600_000;
      const expired = await Promise.all([get(client), get(client), get(client)]);
      const refused = await post(client, { body: { note: "refuse A2" } });
      return Response.json({ statuses: [live, ...expired, refused].map(({ status }) => status), events, user: navigator.userAgent });
    },
  };
`;

/** Runs the worker once; resolves to what it answers, and to what the API has seen of it. */
export async function runWorker(
  project: string,
): Promise<{ readonly answer: unknown; readonly seen: readonly string[] }> {
  const stdin = { contents: program, resolveDir: project, loader: "js" } as const;
  const { outputFiles } = await build({ stdin, bundle: true, format: "esm", target: "es2023", write: false });
  const seen: string[] = [];
  const api = async (request: WorkerRequest): Promise<WorkerResponse> => {
    const { pathname } = new URL(request.url);
    const text = await request.text();
    const token = request.headers.get("authorization")?.replace("Bearer ", "") ?? text;
    seen.push(`${pathname} ${token}`);
    const number = Number(token.slice(1)) + 1;
    if (pathname === "/refresh")
      return WorkerResponse.json({ accessToken: `A${number}`, refreshToken: `R${number}`, expiresIn: 3600 });
    return WorkerResponse.json({}, { status: text.includes(`refuse ${token}`) ? 401 : 200 });
  };
  const worker = new Miniflare({
    modules: true,
    script: outputFiles[0]?.text ?? "",
    compatibilityDate: "2026-01-01",
    outboundService: api,
  });
  try {
    const response = await worker.dispatchFetch("http://localhost/");
    return { answer: await response.json(), seen };
  } finally {
    await worker.dispose();
  }
}
