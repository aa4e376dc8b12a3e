/** Next with `cookieStore`: what its pages and its route handlers can do with a user's session. */
import { spawn } from "node:child_process";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { setTimeout as pass } from "node:timers/promises";
import { installExactly } from "../../scripts/install-exactly.ts";
import { startApi } from "./api.ts";
import { cache } from "./install.ts";
import type { Runtime } from "./runtime.ts";
import type { CaseReport } from "./suite.ts";

const version = "16.4.6";
const folder = join(cache, "next");

/** The application: each file as its author would write it. */
const files: Readonly<Record<string, string>> = {
  "session.js": `
    import { cookies } from "next/headers";
    import { cookieStore } from "latchkey/server";
    import { createClient, createSession, getAccount } from "reference-sdk";

    const baseUrl = process.env.API;
    const options = { name: "session", secrets: "a secret of thirty-two characters", attributes: { secure: false } };

    export async function sessionOfRequest(onEvent) {
      return createSession({ baseUrl, store: cookieStore(await cookies(), options), onEvent });
    }

    export async function account() {
      const events = [];
      const session = await sessionOfRequest(({ type, error }) => events.push(error ? type + " " + error.step : type));
      const client = createClient({ baseUrl, auth: { bearerAuth: session } });
      const { status } = await getAccount(client).catch(({ code }) => ({ status: code }));
      return [status, ...events].join(", ");
    }
  `,
  "app/layout.js": "export default ({ children }) => <html><body>{children}</body></html>;",
  "app/page.js": `
    import { account } from "../session.js";

    export const dynamic = "force-dynamic";

    export default async function Page() {
      return <p>{"came: " + (await account()) + "."}</p>;
    }
  `,
  "app/sign-in/route.js": `
    import { sessionOfRequest } from "../../session.js";

    export async function POST(request) {
      await (await sessionOfRequest()).signIn(await request.json());
      return new Response("came: signed in.");
    }
  `,
  "app/account/route.js": `
    import { account } from "../../session.js";

    export async function GET() {
      return new Response("came: " + (await account()) + ".");
    }
  `,
};

async function writeApplication(project: string): Promise<void> {
  await installExactly(folder, {
    private: true,
    dependencies: { next: version, react: "19.2.0", "react-dom": "19.2.0" },
  });
  for (const name of ["latchkey", "reference-sdk", "openapi-fetch", "openapi-typescript-helpers", "jwt-decode"]) {
    const [from, to] = [join(project, "node_modules", name), join(folder, "node_modules", name)];
    await rm(to, { recursive: true, force: true });
    await cp(from, to, { recursive: true }).catch(() => undefined); // Not every version needs all of them.
  }
  await rm(join(folder, ".next"), { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** A browser, in short: it keeps the cookie; resolves to what came, and whether a cookie was set. */
function visitor(origin: string) {
  let cookie = "";
  return async (path: string, init: RequestInit = {}): Promise<string> => {
    const response = await fetch(`${origin}${path}`, { ...init, headers: { cookie } });
    const lines = response.headers.getSetCookie();
    if (lines.length > 0) cookie = lines.map((line) => line.slice(0, line.indexOf(";"))).join("; ");
    const came = /came: ([^.]*)\./.exec(await response.text())?.[1] ?? `status ${response.status}`;
    return lines.length > 0 ? `${came}, a cookie` : came;
  };
}

async function untilReady(origin: string): Promise<void> {
  for (let times = 0; times < 240; times++) {
    if ((await fetch(origin).catch(() => undefined)) !== undefined) return;
    await pass(500);
  }
  throw new Error("Next has not started");
}

/** Next's server, with two requests after a refresh in a page, where no cookie can be set. */
export const next: Runtime = {
  name: "Next, its pages and route handlers",
  async play(project) {
    await writeApplication(project);
    await using api = await startApi();
    const origin = `http://127.0.0.1:${await freePort()}`;
    const command = [join(folder, "node_modules/next/dist/bin/next"), "dev", "--port", new URL(origin).port];
    const env = { ...process.env, API: api.origin, NEXT_TELEMETRY_DISABLED: "1" };
    const server = spawn(process.execPath, command, { cwd: folder, env, stdio: "ignore", detached: true });
    try {
      await untilReady(origin);
      return { version, report: await judge(visitor(origin), api.origin) };
    } finally {
      if (server.pid !== undefined) process.kill(-server.pid, "SIGKILL");
    }
  },
};

async function judge(visit: ReturnType<typeof visitor>, api: string): Promise<CaseReport[]> {
  const body = JSON.stringify({ email: "ann", password: "correct horse battery" });
  const report: CaseReport[] = [];
  const expect = (name: string, found: string, wanted: string) =>
    report.push(found === wanted ? { name } : { name, error: `${found} instead of ${wanted}` });
  expect("a route handler signs in", await visit("/sign-in", { method: "POST", body }), "signed in, a cookie");
  expect("a route handler calls", await visit("/account"), "200, restored");
  expect("a page calls", await visit("/"), "200, restored");
  await fetch(`${api}/control/expire`, { method: "POST", body: "ann" });
  expect("a page refreshes, and cannot set the cookie", await visit("/"), "200, restored, failed write, refreshed");
  expect("a page finds what another has refreshed", await visit("/"), "200, restored");
  expect("a route handler sets the cookie after it", await visit("/account"), "200, restored, a cookie");
  expect("the cookie is the newest one", await visit("/account"), "200, restored");
  return report;
}
