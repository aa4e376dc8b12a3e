/** Each document on the mock with its page's configuration: a session, wired by that alone, and the page's program. */
import { extname, join } from "node:path";
import { startMock } from "@latchkey/cli/mock";
import { expect, test, vi } from "vitest";
import { loadConfig } from "../../cli/src/load-config.ts";
import { equip, writeProgram } from "./harness/sdk.ts";
import { type Name, signIns, subjects } from "./subjects.ts";

/** What the test uses of a generated folder, which the compiler does not see. */
interface Sdk {
  createSession(options: object): { signIn(body: object): Promise<{ readonly ok: boolean }> };
  createClient(options: object): object;
}

type Endpoints = Readonly<Record<string, (client: object) => Promise<{ readonly status: number }>>>;

/** The pages create a note without a title, to show the error. */
function isMeant(message: string): boolean {
  return message === "body.title must NOT have fewer than 1 characters";
}

test.each(Object.keys(subjects) as Name[])(
  "a session of %s expires on the mock and is renewed once, and the mock finds nothing wrong with the page's calls",
  async (name) => {
    const { document } = subjects[name];
    const { folder, page } = await equip(`mocked/${name}`, subjects[name]);
    const config = await loadConfig(undefined, folder);
    const overlays = config.overlays?.map((overlay) => join(folder, overlay)) ?? [];
    const mock = await startMock({
      ...config,
      overlays,
      spec: join(folder, `openapi${extname(document)}`),
    });
    try {
      const sdk = (await import(join(folder, "generated/index.ts"))) as Sdk & Endpoints;
      const { scheme, credentials, secured } = signIns[name];
      const call = sdk[secured];
      const session = sdk.createSession({ baseUrl: mock.url });
      const client = sdk.createClient({ baseUrl: mock.url, auth: { [scheme]: session } });
      const stranger = sdk.createClient({ baseUrl: mock.url, auth: { [scheme]: "stale" } });

      expect(await session.signIn(credentials)).toMatchObject({ ok: true });
      expect(await call?.(client)).toMatchObject({ status: 200 });
      mock.expire();
      expect(await Promise.all([call?.(client), call?.(client)])).toMatchObject([{ status: 200 }, { status: 200 }]);
      expect(await call?.(stranger)).toMatchObject({ status: 401 });
      expect(mock.requests.filter(({ event }) => event === "rotated")).toHaveLength(1);
      expect(mock.violations).toEqual([]);

      // The mock has no base path.
      await writeProgram(folder, page, () => mock.url);
      const log = vi.spyOn(console, "log").mockReturnValue();
      await import(join(folder, "app.ts")).finally(() => log.mockRestore());
      expect(mock.requests.length).toBeGreaterThan(9);
      expect(mock.violations.filter(({ message }) => !isMeant(message))).toEqual([]);
    } finally {
      await mock.close();
    }
  },
);
