/** `README.md`: what the package is, the first call, and how to sign in. */
import { describeSecurity } from "../../generate/emit/emit-client-type.ts";
import { markdownCode, markdownLine } from "../../generate/text/markdown.ts";
import { oneLine } from "../../generate/text/one-line.ts";
import { quoteKey } from "../../generate/text/quote.ts";
import type { OperationModel, SchemeModel } from "../../model/spec-model.ts";
import { variableName } from "../names.ts";
import type { PackageFacts } from "../package-facts.ts";
import { callOf, importOf } from "./sample-code.ts";

/** Operations that the table names; REFERENCE.md has them all. */
const most = 40;

/** The text. */
export function emitReadme(facts: PackageFacts): string {
  const { name, model, description } = facts;
  const parts = [
    `# ${markdownLine(name)}`,
    `A typed SDK of ${markdownLine(model.title)}, generated from its OpenAPI document. It runs in browsers, Node, Deno, Bun and workers.`,
    ...(description === undefined ? [] : [markdownLine(firstSentence(description))]),
    `\`\`\`sh\nnpm install ${name}\n\`\`\``,
    ...emitFirstCall(facts),
    ...emitCredentials(facts),
    ...emitSession(facts),
    errors,
    further(facts),
    ...emitOperations(facts),
    closing(facts),
  ];
  return `${parts.join("\n\n")}\n`;
}

function firstSentence(text: string): string {
  const line = oneLine(text);
  return (/^.{1,300}?[.!?](?= |$)/u.exec(line)?.[0] ?? line.slice(0, 300)).trim();
}

/** `{ baseUrl }` where the document names no absolute server. */
function optionsOf({ model: { servers } }: PackageFacts, auth?: string): string {
  const base = /^https?:/i.test(servers[0] ?? "") ? [] : ['baseUrl: "https://api.example.com"'];
  const options = [...base, ...(auth === undefined ? [] : [`auth: ${auth}`])];
  return options.length === 0 ? "" : `{ ${options.join(", ")} }`;
}

function emitFirstCall(facts: PackageFacts): string[] {
  const call = facts.calls.open ?? facts.calls.secured;
  const { secured } = facts.calls;
  if (call === undefined) return ["## The first call", "Each operation takes input: see `REFERENCE.md`."];
  const auth = call === secured ? environmentAuth(facts, Object.keys(secured.requirement)) : undefined;
  return [
    "## The first call",
    code([
      importOf(facts, ["createClient", call.operation.name]),
      "",
      `const client = createClient(${optionsOf(facts, auth)});`,
      `const result = await ${callOf(call, "client")};`,
      "if (result.ok) console.log(result.data);",
      "else console.error(result.status, result.error);",
    ]),
  ];
}

/** Each scheme of a call from its own variable: a token never stands in code. */
function environmentAuth({ slug, model }: PackageFacts, schemes: readonly string[]): string {
  const entries = schemes.map((scheme) => {
    const credential = model.schemes.find(({ name }) => name === scheme)?.credential;
    const variable = variableName(slug, scheme);
    return `${quoteKey(scheme)}: ${credential === "CustomCredential" ? "(request) => request" : fromEnvironment(credential, variable)}`;
  });
  return `{ ${entries.join(", ")} }`;
}

function fromEnvironment(credential: SchemeModel["credential"] | undefined, variable: string): string {
  if (credential !== "BasicCredential") return `process.env.${variable} ?? ""`;
  return `{ username: process.env.${variable}_USER ?? "", password: process.env.${variable}_PASSWORD ?? "" }`;
}

function emitCredentials({ slug, model: { schemes } }: PackageFacts): string[] {
  if (schemes.length === 0) return [];
  const rows = schemes.map(({ name, description = "", credential }) => {
    const variable = variableName(slug, name);
    const named = credential === "BasicCredential" ? `${variable}_USER\`, \`${variable}_PASSWORD` : variable;
    return `| ${markdownCode(name)} | \`${named}\` | ${markdownLine(description)} |`;
  });
  return [
    "## Credentials",
    `An operation says which scheme it needs, and TypeScript refuses a call on a client that has no credential for it. The SDK reads
no environment by itself; the variables are those that the examples of this page use.`,
    ["| scheme | variable | |", "| --- | --- | --- |", ...rows].join("\n"),
  ];
}

function emitSession(facts: PackageFacts): string[] {
  const { model, calls } = facts;
  const [session] = model.sessions;
  if (session === undefined) return [];
  const lines =
    session.signIn === undefined
      ? ["await session.start(tokens); // { accessToken, refreshToken, expiresIn } of your sign-in"]
      : [`await session.signIn(${calls.signIn ?? "credentials"});`];
  return [
    "## Signing in",
    code([
      importOf(facts, ["createClient", session.name]),
      "",
      `const session = ${session.name}(${optionsOf(facts)});`,
      `const client = createClient(${optionsOf(facts, `{ ${quoteKey(session.scheme)}: session }`)});`,
      ...lines,
    ]),
    `The session renews its token by itself, once for all calls that wait. Its tokens are in memory; \`webStore\`, \`fileStore\` and other stores of
\`latchkey\` keep them. \`session.status\` and \`session.subscribe\` tell when the user has to sign in again.`,
  ];
}

const errors = `## Results, errors, timeouts, retries

A call gives \`{ ok, status, data, error, response, headers }\` for whatever the server answers; \`ok\` and \`status\` narrow the types. It throws only
where there is no answer: \`error.code\` is \`MISSING_CREDENTIAL\`, \`SESSION_ENDED\`, \`OFFLINE\`, \`TIMEOUT\` or another. \`unwrap(call)\` gives the data, or
throws an \`ApiError\`. \`createClient({ timeout: 10_000 })\` limits a whole call, in milliseconds; a \`timeout\` or a \`signal\` in a call limits that one.
A call that is refused for its token is repeated once, with a new one; nothing else is repeated unless a middleware does it.`;

function further({ name }: PackageFacts): string {
  return `## More

- The answer itself, its headers included, is \`result.response\`. Declared headers are typed in \`result.headers\`.
- \`createClient({ fetch })\` takes a fetch of yours, for a proxy or for logs; \`middleware\` sees each call as a whole.
- \`client.fetch(path, { security })\` and \`defineEndpoint\` call routes that the document does not describe.
- \`${name}/endpoints/…\` has the functions of one tag, \`${name}/schemas\` the types of all schemas. Whatever is not imported is in no bundle.
- The package is ESM only: \`require\` loads it from Node 22.12 on.`;
}

function emitOperations({ model: { operations } }: PackageFacts): string[] {
  const rows = operations.slice(0, most).map((operation) => {
    const { name, method, path, docs } = operation;
    return `| ${lock(operation)} | \`${name}\` | ${markdownCode(`${method} ${path}`)} | ${markdownLine(docs.summary ?? "")} |`;
  });
  const rest = operations.length > most ? [`And ${operations.length - most} more.`] : [];
  return [
    "## Operations",
    "Signatures are in [REFERENCE.md](REFERENCE.md). 🔒 means that a call needs a credential.",
    ["| | function | route | |", "| --- | --- | --- | --- |", ...rows].join("\n"),
    ...rest,
  ];
}

function lock(operation: OperationModel): string {
  return describeSecurity(operation).startsWith("requires") ? "🔒" : "";
}

function closing({ license }: PackageFacts): string {
  return `## Versions

A change that breaks code or a running application is a major version; what is added is a minor one. [CHANGELOG.md](CHANGELOG.md) has what changed.
Working on the package: [CONTRIBUTING.md](CONTRIBUTING.md). Vulnerabilities: [SECURITY.md](SECURITY.md).

${markdownLine(license)}`;
}

function code(lines: readonly string[]): string {
  return ["```ts", ...lines, "```"].join("\n");
}
