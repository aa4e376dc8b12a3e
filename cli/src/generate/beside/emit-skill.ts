/** `SKILL.md`: what a coding agent has to know before it calls this API. */
import { operationsByFile } from "../../model/names/name-files.ts";
import type { OperationModel, SpecModel } from "../../model/spec-model.ts";
import { describeSecurity } from "../emit/emit-client-type.ts";
import { takesInput } from "../emit/describe-call.ts";
import { provenanceLine } from "../emit/provenance.ts";
import { oneLine } from "../text/one-line.ts";
import { markdownCode, markdownLine } from "../text/markdown.ts";
import { quote, quoteKey } from "../text/quote.ts";
import { describeSchemes } from "./describe-schemes.ts";

/** Skills are read whole. Beyond so many operations the list is REFERENCE.md's alone. */
const most = 150;

/** The text, for the package of this name. */
export function emitSkill(model: SpecModel, name: string): string {
  const summary = `Call ${model.title} with ${name}: which client a call needs, how to sign in, how to test.`;
  const head = [
    "---",
    `# ${provenanceLine(model.source)}`,
    `name: ${skillName(name)}`,
    `description: ${quote(line(summary))}`,
    "---",
  ];
  const parts = [
    head.join("\n"),
    `# ${markdownCode(name)}`,
    `A typed SDK of ${markdownLine(model.title)}: one function an operation. Each function knows which credentials its call carries, and
TypeScript refuses a call on a client that lacks one.`,
    ...emitCalling(model, name),
    ...describeSchemes(model),
    ...emitSignIn(model, name),
    ...emitResults(),
    ...emitTesting(model, name),
    ...emitList(model),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** The name of a package as a skill may be called: small letters, digits and hyphens. */
export function skillName(name: string): string {
  const words = name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  return words.join("-").slice(0, 64).replace(/-$/, "") || "sdk";
}

function line(text: string): string {
  return oneLine(text).slice(0, 1000);
}

function emitCalling(model: SpecModel, name: string): string[] {
  const open = model.operations.find((operation) => isOpen(operation) && !takesInput(operation));
  const steps = new Set(
    model.sessions.flatMap(({ signIn, refresh, signOut }) =>
      [signIn, refresh, signOut].map((step) => step?.operation.name),
    ),
  );
  const secured = model.operations.find((operation) => !isOpen(operation) && !steps.has(operation.name));
  const lines = [
    "## Which client a call needs",
    "The first parameter of a function says it, and so does each line of the list below.",
    ...(open === undefined
      ? []
      : [
          code([
            `import { createClient, ${open.name} } from "${name}";`,
            "",
            `const result = await ${open.name}(createClient(${base(model)}));`,
          ]),
        ]),
  ];
  const [first] = secured?.security ?? [];
  if (secured === undefined || first === undefined) return lines;
  const auth = Object.keys(first).map((scheme) => `${quoteKey(scheme)}: …`);
  return [
    ...lines,
    `\`${secured.name}\` ${describeSecurity(secured)}, so its client is created with that credential: ${markdownCode(`createClient({ auth: { ${auth.join(", ")} } })`)}.
A client may hold more than a call needs; a call sends only what its operation asks for. Never write a token into code: take it from the
environment or from whoever signs in.`,
  ];
}

function isOpen({ security, optionalSecurity }: OperationModel): boolean {
  return security.length === 0 || optionalSecurity;
}

/** Without an absolute server a client has to be told where the API is. */
function base({ servers: [first] }: SpecModel): string {
  return first !== undefined && /^https?:/i.test(first) ? "" : "{ baseUrl }";
}

function emitSignIn({ sessions: [session] }: SpecModel, name: string): string[] {
  if (session === undefined) return [];
  const signIn = session.signIn === undefined ? [] : ["await session.signIn(body); // or session.start(tokens)"];
  const start = session.signIn === undefined ? ["await session.start(tokens);"] : [];
  return [
    "## How to sign in",
    code([
      `import { createClient, ${session.name} } from "${name}";`,
      "",
      `const session = ${session.name}({ store }); // a store of "latchkey"; in memory without one`,
      `const client = createClient({ auth: { ${quoteKey(session.scheme)}: session } });`,
      ...signIn,
      ...start,
    ]),
    `The session renews its token by \`${session.refresh.operation.name}\` before it expires and after a refusal, once for all calls that wait. Write no
interceptor, and no code that refreshes and repeats. \`SESSION_ENDED\` and \`SIGNED_OUT\` mean that the user has to sign in again.`,
  ];
}

function emitResults(): string[] {
  return [
    "## Results and errors",
    `A call gives \`{ ok, status, data, error, response, headers }\`, whatever the status; \`ok\` and \`status\` narrow \`data\` and \`error\`. It throws
only where there is no answer: look at \`error.code\` (\`MISSING_CREDENTIAL\`, \`SESSION_ENDED\`, \`OFFLINE\`, \`TIMEOUT\` and others, with
\`isLatchkeyError\` of \`latchkey\`). \`unwrap(promise)\` gives the data or throws an \`ApiError\`.`,
  ];
}

function emitTesting(model: SpecModel, name: string): string[] {
  const [session] = model.sessions;
  const auth = session === undefined ? "" : `, auth: { ${quoteKey(session.scheme)}: session }`;
  const start =
    session === undefined
      ? []
      : [
          `const session = ${session.name}({ baseUrl: mock.url });`,
          "await session.start(await mock.issue());",
          "mock.expire(); // the next call renews the token",
        ];
  return [
    "## How to test",
    "Test against the mock, not against the API. It judges each request by the document.",
    code([
      'import { startMock } from "@latchkey/cli/mock"; // and @stoplight/prism-http beside it',
      `import { createClient${session === undefined ? "" : `, ${session.name}`} } from "${name}";`,
      "",
      'const mock = await startMock({ spec: "openapi.yaml" }); // the document of this API',
      ...start,
      `const client = createClient({ baseUrl: mock.url${auth} });`,
      "await mock.close();",
    ]),
  ];
}

function emitList({ operations }: SpecModel): string[] {
  if (operations.length > most)
    return [
      "## Operations",
      `There are ${operations.length}: look for a path or a word in \`REFERENCE.md\` of this package.`,
    ];
  const lists = [...operationsByFile(operations)].map(([file, own]) => {
    const lines = own.map((operation) => {
      const { name, method, path } = operation;
      return `- \`${name}\`: ${markdownCode(`${method} ${path}`)}, ${describeSecurity(operation)}`;
    });
    return `${markdownLine(file)}:\n\n${lines.join("\n")}`;
  });
  return ["## Operations", "Signatures are in `REFERENCE.md` of this package.", ...lists];
}

function code(lines: readonly string[]): string {
  return ["```ts", ...lines, "```"].join("\n");
}
