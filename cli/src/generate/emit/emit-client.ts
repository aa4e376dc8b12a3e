/** `client.ts`: the schemes, the servers, `createClient` and `createSession`. */
import { operationsByFile } from "../../model/names/name-files.ts";
import { isAbsoluteUrl } from "../../model/resolve-servers.ts";
import type { SchemeModel, SessionModel, SessionStep, SpecModel } from "../../model/spec-model.ts";
import { docComment, prose } from "../text/doc-comment.ts";
import { entry, listLiteral, objectLiteral, printBroken, printNames, type Layout, pure } from "../text/layout.ts";
import { quote, quoteKey, quoteTypeKey } from "../text/quote.ts";
import { code } from "./emit-client-type.ts";
import { emitData } from "./emit-operation-data.ts";

/** The text of `client.ts`, without its first line. */
export function emitClient(model: SpecModel, extension: string): string {
  const sessions = model.sessions.map((session) => emitSession(session, hasScopes(model, session)));
  const parts = [
    emitImports(model, extension),
    emitAuth(model.schemes),
    emitDefinition(model),
    emitCreateClient(model),
    ...sessions,
    ...emitFirstSession(model),
  ];
  if (model.sessions.length > 0) parts.push(emitSessionType(model));
  return parts.join("\n");
}

const ownNames: ReadonlySet<string> = new Set([
  "definition",
  "defineClient",
  "defineSession",
  "stepUp",
  "signingIn",
  "signingOut",
  "apiKey",
  "customRequest",
  "userPassword",
]);

/** The code for a scheme, where it is more than a text in `Authorization`: who has no such scheme leaves it out. */
function schemeRules({ data }: SchemeModel): string | undefined {
  if (data["type"] === "apiKey") return "apiKey";
  if (data["type"] === "mutualTLS" || data["type"] === "custom") return "customRequest";
  return data["scheme"]?.toLowerCase() === "basic" ? "userPassword" : undefined;
}

/** The name of a wired endpoint in this file. */
function localName(name: string): string {
  return ownNames.has(name) ? `${name}Endpoint` : name;
}

/** What a session carries for a step: a document that does not wire it leaves it out, and with it its bytes. */
const stepParts: Readonly<Record<string, string>> = { signIn: "signingIn", signOut: "signingOut" };

function emitImports(model: SpecModel, extension: string): string {
  const hasSessions = model.sessions.length > 0;
  const isScoped = model.sessions.some((session) => hasScopes(model, session));
  const steps = new Set(model.sessions.flatMap(stepsOf).map(([key]) => key));
  const types = [
    ...new Set([
      ...model.schemes.map(({ credential }) => credential),
      "CreateClient",
      ...(hasSessions ? ["CreateSession"] : []),
      ...(isScoped ? ["ScopedSessionOptions"] : []),
    ]),
  ];
  const values = [
    "defineClient",
    ...(hasSessions ? ["defineSession"] : []),
    ...Object.entries(stepParts).flatMap(([key, part]) => (steps.has(key) ? [part] : [])),
    ...(isScoped ? ["stepUp"] : []),
    ...new Set(model.schemes.flatMap((scheme) => schemeRules(scheme) ?? [])),
  ];
  const lines = [
    printNames(
      "import ",
      [...values, ...types.toSorted().map((type) => `type ${type}`)],
      ' from "latchkey/generated";',
    ),
    ...endpointImports(model, extension),
  ];
  return `${lines.join("\n")}\n`;
}

function endpointImports({ sessions }: SpecModel, extension: string): string[] {
  const wired = sessions.flatMap(stepsOf).map(([, { operation }]) => operation);
  const files = operationsByFile(new Set(wired));
  return [...files].map(([file, operations]) => {
    const names = operations.map(({ name }) => (localName(name) === name ? name : `${name} as ${localName(name)}`));
    return printNames("import ", names.toSorted(), ` from "./endpoints/${file}${extension}";`);
  });
}

function emitAuth(schemes: readonly SchemeModel[]): string {
  const comment = docComment("What a client can hold: a credential for each security scheme of the document.");
  if (schemes.length === 0) return `${comment}export type Auth = object;\n`;
  const members = schemes.map(({ name, description = "", deprecated, credential }) => {
    const words = [prose(description), deprecated ? "@deprecated" : ""].filter((text) => text !== "").join("\n\n");
    return `${docComment(words, "  ")}  ${quoteTypeKey(name)}: ${credential};\n`;
  });
  return `${comment}export interface Auth {\n${members.join("")}}\n`;
}

function emitDefinition({ servers, schemes, operations }: SpecModel): string {
  const entries = schemes.map((scheme) => entry(quoteKey(scheme.name), emitScheme(scheme)));
  const further = [...new Set(operations.flatMap(({ server }) => server ?? []))];
  const definition = objectLiteral([
    entry("servers", listLiteral(servers.map(quote))),
    ...(further.length === 0 ? [] : [entry("operationServers", listLiteral(further.map(quote)))]),
    entry("schemes", objectLiteral(entries)),
  ]);
  return `const definition = ${printBroken(definition)} as const;\n`;
}

function emitScheme(scheme: SchemeModel): Layout {
  const facts = Object.entries(scheme.data).map(([key, value]) => entry(quoteKey(key), quote(value)));
  const rules = schemeRules(scheme);
  return objectLiteral([...facts, ...(rules === undefined ? [] : [entry("by", rules)])]);
}

function emitCreateClient({ servers: [first] }: SpecModel): string {
  const isAbsolute = first !== undefined && isAbsoluteUrl(first);
  const where = isAbsolute
    ? `of ${code(first)} unless \`baseUrl\` says otherwise`
    : "of the server that `baseUrl` names";
  const comment = docComment(`Creates a client ${where}.`);
  const type = `CreateClient<Auth, ${isAbsolute ? quote(first) : "undefined"}>`;
  return `${comment}export const createClient: ${type} = ${pure} defineClient(definition);\n`;
}

/** Whether a call may lack scopes: only then a session carries what asks for more. Other schemes list roles. */
function hasScopes({ schemes, operations }: SpecModel, { scheme }: SessionModel): boolean {
  const type = schemes.find(({ name }) => name === scheme)?.data["type"];
  if (type === "oauth2" || type === "openIdConnect") return true;
  return operations.some(({ security }) => security.some((requirement) => (requirement[scheme]?.length ?? 0) > 0));
}

function emitSession(session: SessionModel, isScoped: boolean): string {
  const comment = docComment(
    `Creates a session for ${code(session.scheme)}, which renews itself by ${code(session.refresh.operation.name)}.`,
  );
  const typeOf = (step: SessionStep | undefined): string =>
    step === undefined ? "undefined" : `typeof ${localName(step.operation.name)}`;
  const type = `CreateSession<${typeOf(session.signIn)}, ${typeOf(session.signOut)}${isScoped ? ", ScopedSessionOptions" : ""}>`;
  const steps = stepsOf(session).map(([key, { operation, pointers, params }]) => {
    const facts = Object.entries(pointers).map(([pointer, value]) => entry(pointer, quote(value)));
    const constants = params === undefined ? [] : [entry("params", emitData(params))];
    const part = stepParts[key];
    const by = part === undefined ? [] : [entry("by", part)];
    return entry(key, objectLiteral([...by, entry("endpoint", localName(operation.name)), ...facts, ...constants]));
  });
  const parts = isScoped ? ["stepUp"] : [];
  const wiring = objectLiteral([entry("scheme", quote(session.scheme)), ...steps, ...parts]);
  return `${comment}export const ${session.name}: ${type} = ${pure} defineSession(definition, ${printBroken(wiring)});\n`;
}

/** A short name for the first, so that a second one breaks no import. */
function emitFirstSession({ sessions: [first] }: SpecModel): string[] {
  if (first === undefined) return [];
  const comment = docComment(`The same as \`${first.name}\`.`);
  return [`${comment}export const createSession: typeof ${first.name} = ${first.name};\n`];
}

function stepsOf({ signIn, refresh, signOut }: SessionModel): [string, SessionStep][] {
  const steps: [string, SessionStep | undefined][] = [
    ["signIn", signIn],
    ["refresh", refresh],
    ["signOut", signOut],
  ];
  return steps.flatMap(([key, step]) => (step === undefined ? [] : [[key, step]]));
}

function emitSessionType(model: SpecModel): string {
  const types = model.sessions.map(({ name }) => `ReturnType<typeof ${name}>`);
  return `${docComment("A wired session.")}export type Session = ${types.join(" | ")};\n`;
}
