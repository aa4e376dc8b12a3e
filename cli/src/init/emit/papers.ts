/** What a package has for people and agents beside its README. */
import { escapeUnseen } from "../../generate/text/escape.ts";
import { markdownLine } from "../../generate/text/markdown.ts";
import { isLocal, type PackageFacts } from "../package-facts.ts";

/** The files by path. */
export function emitPapers(facts: PackageFacts): [path: string, text: string][] {
  return [
    ["CHANGELOG.md", `# ${markdownLine(facts.name)}\n`],
    ["LICENSE", emitLicense(facts)],
    ["SECURITY.md", emitSecurity(facts)],
    ["CONTRIBUTING.md", emitContributing(facts)],
    ["AGENTS.md", emitAgents(facts)],
  ];
}

/** The licences whose text is short enough to stand here; of another one the package has the name. */
function emitLicense({ license, author, name }: PackageFacts): string {
  const holder = escapeUnseen((author ?? `The authors of ${name}`).replace(/[<(].*$/s, "").trimEnd());
  const copyright = `Copyright (c) ${holder}`;
  if (license === "UNLICENSED")
    return `${copyright}. All rights reserved.\n\nNo licence is granted to use, copy, change or pass on this software.\n`;
  const text =
    license === "MIT" ? mit : license === "ISC" ? isc : license === "0BSD" ? isc.replace(unless, "") : undefined;
  if (text === undefined) return `${copyright}\n\nSPDX-License-Identifier: ${license}\n`;
  return `${license} License\n\n${copyright}\n\n${text}`;
}

/** Whether LICENSE has the licence's whole text. */
export function hasLicenseText(license: string): boolean {
  return ["UNLICENSED", "MIT", "ISC", "0BSD"].includes(license);
}

const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to
the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY
CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;

/** What ISC asks for, and 0BSD does not. */
const unless = ", provided that the above\ncopyright notice and this permission notice appear in all copies";

const isc = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted${unless}.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF
MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY
DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION,
ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.
`;

function emitSecurity({ repository }: PackageFacts): string {
  const where =
    repository !== undefined && repository.startsWith("https://github.com/")
      ? `Report a vulnerability at ${repository}/security/advisories/new, not in a public issue.`
      : "Report a vulnerability to the maintainers in private, not in a public issue.";
  return `# Security

This package holds tokens, keys and passwords, and sends them to the servers of its API.

${where} Say which version you use and what happens. Put no real token into a report.

The newest version gets fixes. A fix in \`latchkey\`, which sends the calls, reaches an application by \`npm update\`.
`;
}

function emitContributing(facts: PackageFacts): string {
  const { spec } = facts;
  return `# Contributing

Node 22.18 or newer.

\`\`\`sh
npm install
npm test
\`\`\`

| path | what it is |
| --- | --- |
| \`${spec}\` | the API's document |
| \`latchkey.config.ts\` | what the document does not say |
| \`generated/\`, \`REFERENCE.md\`, \`skills/\`, \`latchkey.lock.json\` | output of \`npm run generate\`: never edited by hand |
| \`src/\` | what is added by hand |
| \`test/\` | tests on a mock of the API |

| command | what it does |
| --- | --- |
${isLocal(facts) ? "| `npm run fetch` | fetches the document anew |\n" : ""}| \`npm run generate\` | makes the output from the document |
| \`npm run check\` | fails where the output is not up to date |
| \`npm run diff\` | tells what has changed since the last release, and what breaks |
| \`npm run diff -- --changeset\` | writes that down for the next version |
| \`npm run mock\` | serves the API on this machine, with tokens that expire |
| \`npm test\` | everything that CI checks |

A change that a user can notice needs a changeset: \`npm run diff -- --changeset\` for the document's, \`npm run changeset\` for your own.
A push to \`main\` opens a pull request with the next version; merging that one publishes it.
`;
}

function emitAgents({ slug, spec }: PackageFacts): string {
  return `# For coding agents

- How to call this SDK: \`skills/${slug}/SKILL.md\`. Every signature: \`REFERENCE.md\`.
- \`generated/\`, \`REFERENCE.md\`, \`skills/\` and \`latchkey.lock.json\` are output. Never edit them: change \`${spec}\` or \`latchkey.config.ts\`, run
  \`npm run generate\`, and commit the result.
- Additions by hand go into \`src/\`, and are exported by \`src/index.ts\`.
- Test on the mock (\`test/sdk.test.ts\`), never against the real API. \`npm test\` is what CI runs.
- A change of the document or of \`src/\` needs a changeset: \`npm run diff -- --changeset\`, or a file in \`.changeset/\`.
- Write no code that stores, refreshes or attaches a token: the client does it. Never print, log or commit a token.
`;
}
