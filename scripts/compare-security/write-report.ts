/** Writes the answers as a page of the documentation. */
import type { Answer, Row } from "./compare.ts";
import { versions } from "./install-peers.ts";

const intro = `# What each peer sends

This table has one row for each kind of \`security\` that an operation can have. It shows which credentials arrived at the server when an
application with the given credentials called the operation. \`npm run compare:security\` makes it: each generator generates an SDK from
[one small document](../scripts/compare-security/shapes.yaml), and its calls go over real sockets.
✓ is what the document says, ✗ is not.
`;

const notes = `
\`token\` is \`Authorization: Bearer\`, \`header\` is \`X-Key\`, and \`refused\` is an error before anything is sent. A call of hey-api knows its
schemes and asks the application's callback for each; here the callback answers with whatever the application has. openapi-fetch, orval
and kubb do not know about security: a hook of the application decides what they send, and here it adds everything that the application
has to every call. Such a hook can tell routes apart, if somebody keeps a list of them. All four leave redirects to Node's own fetch,
which drops \`Authorization\` and \`Cookie\` on the way to another origin and keeps \`X-Key\`.
`;

/** The page, with the date and the versions. */
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
