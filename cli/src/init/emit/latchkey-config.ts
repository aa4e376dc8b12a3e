/** `latchkey.config.ts`: what the package is generated with, and what could be said beside it. */
import type { Json } from "../../document/json.ts";
import { escapeUnseen } from "../../generate/text/escape.ts";
import type { GivenConfig } from "../init-options.ts";
import { literal } from "../sample-calls.ts";
import type { PackageFacts } from "../package-facts.ts";

/** The keys that a configuration hands on to the package. */
const handedOn = [
  "overlays",
  "include",
  "exclude",
  "schemes",
  "security",
  "session",
  "params",
  "errors",
  "names",
] as const;

/** The text. */
export function emitConfig(facts: PackageFacts): string {
  const { name, slug, spec, address, config } = facts;
  const origin = address === undefined || address === spec ? [] : [`// Fetched from ${address} by \`npm run fetch\`.`];
  const lines = [
    ...origin,
    `spec: ${literal(spec)},`,
    'out: "generated",',
    "// Node reads these files as they are; the build changes the endings.",
    'importExtension: ".ts",',
    "// `generate` keeps these up to date, and `check` looks at them too.",
    "package: {",
    `  name: ${literal(name)},`,
    '  reference: "REFERENCE.md",',
    `  skill: ${literal(`skills/${slug}/SKILL.md`)},`,
    '  lock: "latchkey.lock.json",',
    "},",
    ...handedOn.flatMap((key) => handOn(config, key)),
    ...suggestions(facts),
  ];
  const body = lines.map((line) => `  ${escapeUnseen(line)}`.trimEnd()).join("\n");
  return `import { defineConfig } from "@latchkey/cli";\n\nexport default defineConfig({\n${body}\n});\n`;
}

function handOn(config: GivenConfig, key: (typeof handedOn)[number]): string[] {
  const value = config[key];
  return value === undefined ? [] : [`${key}: ${literal(JSON.parse(JSON.stringify(value)) as Json)},`]; // Data: functions are refused before.
}

/** What the document seems to mean without saying so, commented out. */
function suggestions({ model, config }: PackageFacts): string[] {
  const hidden = model.schemes.filter(
    ({ credential, data }) => credential === "ApiKeyCredential" && data["name"]?.toLowerCase() === "authorization",
  );
  const schemes = hidden.map(({ name }) => `${literal(name)}: { as: "bearer" }`);
  const session = model.notices.find(({ kind }) => kind === "no-session");
  const isWired = model.sessions.length > 0;
  return [
    ...(schemes.length === 0 || config.schemes !== undefined
      ? []
      : [
          "// A key in the header Authorization is often a bearer token in truth:",
          `// schemes: { ${schemes.join(", ")} },`,
        ]),
    ...(session === undefined ? [] : comment([session.message, ...(session.block?.split("\n") ?? [])])),
    ...(isWired || session !== undefined
      ? []
      : comment([
          "The document wires no session, so a client takes tokens as they are. A session renews them:",
          'session: { bearerAuth: { refresh: { operationId: "…", send: "/token", accessToken: "/accessToken" } } },',
        ])),
  ];
}

function comment(lines: readonly string[]): string[] {
  return lines.map((line) => `// ${line.replaceAll(/[\r\n\u2028\u2029]/g, " ")}`);
}
