/** How an application calls each contender's SDK, by the contender's own documentation. */
import type { Call } from "./calls.ts";

/** How an application is written. */
export interface Dialect {
  readonly name: string;
  /** The folder of its SDK; some are called in more than one way. */
  readonly sdk: string;
  /** The imports and the client. */
  head(calls: readonly Call[]): string;
  /** The call. Afterwards `data` has the successful answer; a failure, if the SDK reports one, has already returned. */
  call(call: Call): string;
  /** Where an editor would offer the names of all operations, if there is such a place, and one of those names. */
  readonly names: { readonly statement: string; readonly piece: string; readonly expected: string };
}

const baseUrl = '{ baseUrl: "https://api.github.com" }';
const member = { piece: "\nsdk.", expected: "reposListForOrg" };

function namesIn(module: string): Dialect["names"] {
  return { ...member, statement: `import * as sdk from "${module}";${member.piece}` };
}

const namesOf = (calls: readonly Call[]): string => calls.map(({ name }) => name).join(", ");

/** One import declaration a file, for contenders that write many. */
function importsByFile(calls: readonly Call[], fileOf: (call: Call) => string): string {
  const files = [...new Set(calls.map(fileOf))];
  const importOf = (file: string): string =>
    `import { ${namesOf(calls.filter((call) => fileOf(call) === file))} } from "${file}";`;
  return files.map(importOf).join("\n");
}

function object(entries: Readonly<Record<string, string | undefined>>): string | undefined {
  const present = Object.entries(entries).filter(([, value]) => value !== undefined);
  return present.length === 0 ? undefined : `{ ${present.map(([key, value]) => `${key}: ${value}`).join(", ")} }`;
}

function joined(...values: readonly (string | undefined)[]): string {
  return values.filter((value) => value !== undefined).join(", ");
}

/** `{ params: { path, query }, body }`, ours and openapi-fetch's. */
function init({ at, query, body }: Call): string | undefined {
  return object({ params: object({ path: object(at), query }), body });
}

function callLatchkey(call: Call): string {
  return `const result = await ${call.name}(${joined("client", init(call))});
  if (!result.ok) return undefined;
  const { data } = result;`;
}

/** README.md: everything comes from `index.ts`. */
const latchkey: Dialect = {
  name: "latchkey",
  sdk: "latchkey",
  head: (calls) => `import { createClient, ${namesOf(calls)} } from "./sdk/index.js";
const client = createClient();`,
  call: callLatchkey,
  names: namesIn("./sdk/index.js"),
};

/** docs/benchmarks.md: the same, imported from the single files. */
const latchkeyByFile: Dialect = {
  name: "latchkey, by file",
  sdk: "latchkey",
  head: (calls) => `${importsByFile(calls, ({ tag }) => `./sdk/endpoints/${tag}.js`)}
import { createClient } from "./sdk/client.js";
const client = createClient();`,
  call: callLatchkey,
  names: namesIn("./sdk/endpoints/repos.js"),
};

/** https://openapi-ts.dev/openapi-fetch/: the types in a declaration file. */
const openapiFetch: Dialect = {
  name: "openapi-fetch",
  sdk: "openapi-fetch",
  head: () => `import createClient from "openapi-fetch";
import type { paths } from "./sdk/schema";
const client = createClient<paths>(${baseUrl});`,
  call: (call) => `const { data } = await client.${call.method}(${joined(`"${call.path}"`, init(call))});
  if (data === undefined) return undefined;`,
  names: { statement: '\nclient.GET("");', piece: '\nclient.GET("', expected: "/orgs/{org}/repos" },
};

/** https://heyapi.dev/openapi-ts/clients/fetch: its client is part of the SDK. */
const heyApi: Dialect = {
  name: "hey-api",
  sdk: "hey-api",
  head: (calls) => `import { client } from "./sdk/client.gen";
import { ${namesOf(calls)} } from "./sdk";
client.setConfig(${baseUrl});`,
  call: ({ name, at, query, body }) => `const { data } = await ${name}(${object({ path: object(at), query, body })});
  if (data === undefined) return undefined;`,
  names: namesIn("./sdk"),
};

const kubbHead = `import { setConfig } from "@kubb/plugin-client/clients/fetch";
const client = setConfig({ baseURL: "https://api.github.com" });`;

/** It does not report failures: they arrive as data with the type of a success. */
function callKubb({ name, at, query, body }: Call): string {
  return `const data = await ${name}(${joined(...Object.values(at), body, query)});`;
}

/** https://kubb.dev/plugins/plugin-client: the index file that it writes by default. */
const kubb: Dialect = {
  name: "kubb",
  sdk: "kubb",
  head: (calls) => `import { ${namesOf(calls)} } from "./sdk/index.ts";\n${kubbHead}`,
  call: callKubb,
  names: namesIn("./sdk/index.ts"),
};

/** The same, imported from its files, one for each operation. */
const kubbByFile: Dialect = {
  name: "kubb, by file",
  sdk: "kubb",
  head: (calls) => `${importsByFile(calls, ({ name }) => `./sdk/clients/${name}.ts`)}\n${kubbHead}`,
  call: callKubb,
  names: namesIn("./sdk/clients/reposListForOrg.ts"),
};

/** https://orval.dev/docs/guides/fetch: one folder for each tag, without an index file; the base URL is part of the SDK. */
const orval: Dialect = {
  name: "orval",
  sdk: "orval",
  head: (calls) => `${importsByFile(calls, ({ tag }) => `./sdk/${tag}/${tag}`)}\nconst client = undefined;`,
  call: ({
    name,
    at,
    query,
    body,
    status,
  }) => `const result = await ${name}(${joined(...Object.values(at), body, query)});
  if (result.status !== ${status}) return undefined;
  const { data } = result;`,
  names: namesIn("./sdk/repos/repos"),
};

/** The command of its README. It throws on a failure. Its one file tells the compiler not to check it (`@ts-nocheck`). */
const swaggerTypescriptApi: Dialect = {
  name: "swagger-typescript-api",
  sdk: "swagger-typescript-api",
  head: () => `import { Api } from "./sdk/Api";\nconst client = new Api(${baseUrl});`,
  call: ({ name, path, at, query, body }) =>
    `const { data } = await client.${path.split("/")[1]}.${name}(${joined(...Object.values(at), query, body)});`,
  names: { statement: "\nclient.repos.", piece: "\nclient.repos.", expected: "reposListBranches" },
};

/** The function's name: the operationId with underscores, since GitHub's are no identifiers. */
const redoclyName = ({ name }: Call): string => name.replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);

/** https://redocly.com/docs/cli/v2/commands/generate-client: one file, which has its runtime in it. It throws on a failure. */
const redocly: Dialect = {
  name: "Redocly",
  sdk: "redocly",
  head: (calls) => `import { client, ${calls.map(redoclyName).join(", ")} } from "./sdk/client.js";
client.configure({ serverUrl: "https://api.github.com" });`,
  call: (call) =>
    `const data = await ${redoclyName(call)}(${object({ path: object(call.at), query: call.query, body: call.body })});`,
  names: { ...namesIn("./sdk/client.js"), expected: "repos_list_for_org" },
};

/** All contenders. */
export const dialects: readonly Dialect[] = [
  latchkey,
  latchkeyByFile,
  openapiFetch,
  heyApi,
  kubb,
  kubbByFile,
  orval,
  swaggerTypescriptApi,
  redocly,
];

/** An application that makes these calls. */
export function application(dialect: Dialect, calls: readonly Call[]): string {
  const functions = calls.map(
    (call) => `export async function ${call.name}Of(): Promise<string | null | undefined> {
  ${dialect.call(call)}
  return ${call.use};
}`,
  );
  return `${dialect.head(calls)}\n${functions.join("\n")}\nexport { client };\n`;
}
