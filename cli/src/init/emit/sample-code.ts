/** Lines of code that call a package: what its tests, its README and its workflows have in common. */
import { quote, quoteKey } from "../../generate/text/quote.ts";
import type { SchemeModel } from "../../model/spec-model.ts";
import type { PackageFacts } from "../package-facts.ts";
import type { SampleCall } from "../sample-calls.ts";

/** `listFeed(client)`, with the input that it needs. */
export function callOf({ operation, init }: SampleCall, client: string): string {
  return `${operation.name}(${client}${init === undefined ? "" : `, ${init}`})`;
}

/** `import { a, b } from "@acme/sdk";`, each name once. */
export function importOf({ name }: PackageFacts, names: readonly string[]): string {
  return `import { ${[...new Set(names)].toSorted().join(", ")} } from ${quote(name)};`;
}

/** Whether the secured sample call carries the token of the first session. */
export function isBySession({ model, calls }: PackageFacts): boolean {
  const [session] = model.sessions;
  return session !== undefined && Object.keys(calls.secured?.requirement ?? {}).join() === session.scheme;
}

/** `{ basic: { username: "ada", password: "secret" } }`: credentials for the secured sample call, as the mock takes them. */
export function authOf({ model, calls }: PackageFacts): string {
  const entries = Object.keys(calls.secured?.requirement ?? {}).map((name) => {
    const scheme = model.schemes.find((one) => one.name === name);
    return `${quoteKey(name)}: ${scheme === undefined ? '"secret"' : credentials[scheme.credential]}`;
  });
  return `{ ${entries.join(", ")} }`;
}

const credentials: Readonly<Record<SchemeModel["credential"], string>> = {
  BearerCredential: '"a token"',
  // A cookie has no room for a space (RFC 6265, section 4.1.1).
  ApiKeyCredential: '"key"',
  BasicCredential: '{ username: "ada", password: "secret" }',
  HttpCredential: '"secret"',
  CustomCredential: "(request) => request",
};
