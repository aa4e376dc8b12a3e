/** The tests of a package: calls on the mock, and what does not compile. */
import { quoteKey } from "../../generate/text/quote.ts";
import type { PackageFacts } from "../package-facts.ts";
import { authOf, callOf, importOf, isBySession } from "./sample-code.ts";

/** `test/sdk.test.ts`. */
export function emitSdkTest(facts: PackageFacts): string {
  const { calls, model } = facts;
  const [session] = model.sessions;
  const blocks = [
    ...openTest(facts),
    ...(isBySession(facts) && session !== undefined ? sessionTests(facts) : securedTest(facts)),
  ];
  const names = [
    "createClient",
    ...(calls.open === undefined ? [] : [calls.open.operation.name]),
    ...(calls.secured === undefined ? [] : [calls.secured.operation.name]),
    ...(isBySession(facts) && session !== undefined ? [session.name] : []),
  ];
  if (blocks.length === 0) blocks.push(bareTest);
  return `import assert from "node:assert/strict";
import { after, test } from "node:test";
import { startMock } from "@latchkey/cli/mock";
${importOf(facts, names)}
import config from "../latchkey.config.ts";

const mock = await startMock({ ...config, spec: ${JSON.stringify(facts.spec)} });
after(() => mock.close());

${blocks.join("\n")}
test("every request keeps to the document", () => {
  assert.deepEqual(mock.violations, []);
});
`;
}

/** Where no call can be made up, what is tested is that there is something to call. */
const bareTest = `test("a client can be created", () => {
  // Each operation takes input that only you know. Write a call of one here.
  assert.ok(createClient({ baseUrl: mock.url }));
});
`;

function openTest({ calls: { open } }: PackageFacts): string[] {
  if (open === undefined) return [];
  return [
    `test("a public call needs no credential", async () => {
  const result = await ${callOf(open, "createClient({ baseUrl: mock.url })")};
  assert.equal(result.ok, true);
});
`,
  ];
}

function securedTest(facts: PackageFacts): string[] {
  const { secured } = facts.calls;
  if (secured === undefined) return [];
  return [
    `test("a secured call carries its credential", async () => {
  const client = createClient({ baseUrl: mock.url, auth: ${authOf(facts)} });
  const result = await ${callOf(secured, "client")};
  assert.equal(result.ok, true);
});
`,
  ];
}

function sessionTests({ calls: { secured, signIn }, model: { sessions } }: PackageFacts): string[] {
  const [session] = sessions;
  if (secured === undefined || session === undefined) return [];
  const scopes = secured.requirement[session.scheme] ?? [];
  const issue = `mock.issue(${scopes.length === 0 ? "" : `{ scopes: ${JSON.stringify(scopes)} }`})`;
  const client = `createClient({ baseUrl: mock.url, auth: { ${quoteKey(session.scheme)}: session } })`;
  const begin = `  const session = ${session.name}({ baseUrl: mock.url });
  const client = ${client};`;
  const signInTest = `test("signing in starts a session, and a secured call carries its token", async () => {
${begin}
  const signedIn = await session.signIn(${signIn ?? ""});
  assert.equal(signedIn.ok, true);
  const result = await ${callOf(secured, "client")};
  assert.equal(result.ok, true);
});
`;
  return [
    ...(signIn === undefined || scopes.length > 0 ? [] : [signInTest]),
    `test("one refresh serves all calls that find the token expired", async () => {
${begin}
  await session.start(await ${issue});
  mock.expire();
  const before = mock.requests.length;
  const results = await Promise.all([${callOf(secured, "client")}, ${callOf(secured, "client")}]);
  assert.deepEqual(results.map(({ ok }) => ok), [true, true]);
  assert.equal(mock.requests.slice(before).filter(({ event }) => event === "rotated").length, 1);
});
`,
  ];
}

/** `test/types.test.ts`. */
export function emitTypesTest(facts: PackageFacts): string {
  const { secured } = facts.calls;
  const names = ["createClient", ...(secured === undefined ? [] : [secured.operation.name])];
  const rule =
    secured === undefined
      ? `test("a client takes only the options that there are", () => {
  // @ts-expect-error There is no such option.
  assert.ok(createClient({ baseUrl: "https://api.invalid", baseURL: "" }));
});
`
      : `test("a secured call on a client without its credential does not compile, and sends nothing", async () => {
  const client = createClient({ baseUrl: "https://api.invalid", fetch: () => assert.fail("something was sent") });
  // @ts-expect-error The client holds no credential.
  await assert.rejects(${callOf(secured, "client")}, { code: "MISSING_CREDENTIAL" });
});
`;
  return `import assert from "node:assert/strict";
import { test } from "node:test";
${importOf(facts, names)}

${rule}`;
}
