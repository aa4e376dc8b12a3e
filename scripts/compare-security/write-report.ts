/** The answers as a page of the documentation. */
import type { Answer, Row } from "./compare.ts";
import { versions } from "./install-peers.ts";

const intro = `# What each peer sends

For each shape of an operation's \`security\`: what arrived at a server when an application that holds so much called the
operation. Made by \`npm run compare:security\`, which generates an SDK of
[one small document](../scripts/compare-security/shapes.yaml) with each generator, and calls it over real sockets.
✓ is what the document says, ✗ is not.
`;

const notes = `
\`token\` is \`Authorization: Bearer\`, \`header\` is \`X-Key\`; \`refused\` is an error before anything is sent. hey-api's
calls know their schemes, and ask a callback of the application's for each; here it answers with what the application holds.
openapi-fetch, orval and kubb know nothing of security: what they send is up to a hook of the application's, here one that
adds what the application holds to every call. A hook can be made to know routes, by a list that somebody keeps. What
follows a redirect is Node's own fetch for all four: it drops \`Authorization\` and \`Cookie\` on the way to another origin,
and keeps \`X-Key\`.
`;

/** Writes the page; `now` and the versions stand in it. */
export function writeReport(rows: readonly Row[], now: Date = new Date()): string {
  const contenders = rows[0]?.answers.map(({ contender }) => contender) ?? [];
  const peers = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const table = [
    ["", "the document says", ...contenders],
    ["---", "---", ...contenders.map(() => "---")],
    ...rows.map(({ question, answers }) => [question.title, question.want, ...answers.map(cell)]),
    ["**right**", `${rows.length}`, ...contenders.map((_, index) => String(countRight(rows, index)))],
  ];
  const measured = `Measured on ${now.toISOString().slice(0, 10)} with Node.js ${process.version}: ${peers.join(", ")}.`;
  return `${intro}\n${table.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n${notes}\n${measured}\n`;
}

function cell({ got, isRight }: Answer): string {
  return `${isRight ? "✓" : "✗"} ${got.replaceAll("|", "\\|")}`;
}

function countRight(rows: readonly Row[], index: number): number {
  return rows.filter(({ answers }) => answers[index]?.isRight === true).length;
}
