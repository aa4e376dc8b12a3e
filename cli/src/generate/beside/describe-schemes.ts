/** The security schemes of a document, and how a client gets a credential for each. */
import type { SchemeModel, SessionModel, SpecModel } from "../../model/spec-model.ts";
import { markdownCode, markdownLine } from "../text/markdown.ts";
import { quoteKey } from "../text/quote.ts";

/** A heading and a table; nothing where there is no scheme. */
export function describeSchemes({ schemes, sessions }: Pick<SpecModel, "schemes" | "sessions">): string[] {
  if (schemes.length === 0) return [];
  const rows = schemes.map((scheme) => {
    const text = scheme.description === undefined ? "" : markdownLine(scheme.description);
    return `| ${markdownCode(scheme.name)} | ${takes(scheme, sessions)} | ${text} |`;
  });
  const example = schemes[0] === undefined ? "" : quoteKey(schemes[0].name);
  return [
    "## Credentials",
    `A client gets them when it is created: ${markdownCode(`createClient({ auth: { ${example}: … } })`)}.`,
    ["| scheme | what it takes | |", "| --- | --- | --- |", ...rows].join("\n"),
  ];
}

const plain: Readonly<Record<SchemeModel["credential"], string>> = {
  BearerCredential: "a token, a function that gives one, or a session",
  ApiKeyCredential: "a key, or a function that gives one",
  BasicCredential: "`{ username, password }`, or a function that gives it",
  HttpCredential: "what stands behind the scheme's word, or a function that gives it",
  CustomCredential: "a function that takes a Request and gives the one to send",
};

function takes({ name, credential }: SchemeModel, sessions: readonly SessionModel[]): string {
  const session = sessions.find(({ scheme }) => scheme === name);
  return session === undefined ? plain[credential] : `a session: \`${session.name}()\`; or a token`;
}
