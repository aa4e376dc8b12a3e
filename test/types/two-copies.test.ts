import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { root } from "../../scripts/release/packages.ts";
import { compilers, type Diagnosis, diagnose, patience } from "../../scripts/types/diagnose.ts";
import { writeTypesFolder } from "../../scripts/types/types-folder.ts";

/** One SDK and the application have each installed their own copy of the runtime. */
const application = `
import { bind, type Client, createSession, type DataOf, type InitOf, type Store, unwrap } from "./copy/index.ts";
import { bind as bindOther } from "latchkey";
import * as sdk from "../../../generated/index.ts";
import * as account from "../../../generated/endpoints/account.ts";

const session = createSession({ refresh: async () => ({ accessToken: "token" }) });
const client = sdk.createClient({ auth: { bearerAuth: session, editorCookie: "cookie" } });
export const held: Client<{ bearerAuth: true }> = client;
export const back: sdk.Client<{ bearerAuth: true }> = held;
await sdk.getAccount(held);
await bind(client, account).getAccount();
await bindOther(held, { getAccount: sdk.getAccount }).getAccount();
export const post: DataOf<typeof sdk.createPost> = await unwrap(sdk.getPost(held, { params: { path: { id: "p_1" } } }));
export const init: InitOf<typeof sdk.createPost> = { body: { title: "Morning", text: "The sun was up." } };
export const store: Store = { get: () => undefined, set: () => {}, delete: () => {} };
sdk.createSession({ store });
declare const bare: Client;
// @ts-expect-error the copies agree on this as well
await sdk.getAccount(bare);
// @ts-expect-error the copies agree on this as well
bind(bare, account);
`;

async function writeApplication(): Promise<string> {
  const folder = await writeTypesFolder("two-copies", new Map([["application.ts", application]]));
  await rm(join(folder, "copy"), { recursive: true, force: true });
  await cp(join(root, "src"), join(folder, "copy"), { recursive: true });
  return folder;
}

describe.each(compilers)("$name", (compiler) => {
  let diagnosis: Diagnosis;

  beforeAll(async () => {
    diagnosis = await diagnose(compiler, await writeApplication());
  }, patience);

  test("two copies of the package understand each other", () => {
    expect(diagnosis.diagnostics.filter(({ file }) => file === "application.ts")).toEqual([]);
  });
});
