import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { inspect } from "../../../../cli/src/inspect/inspect.ts";
import { printInspection } from "../../../../cli/src/inspect/terminal/print-inspection.ts";
import { widthOf } from "../../../../cli/src/inspect/terminal/wrap.ts";
import { inspectText } from "../inspect-text.ts";

const yaml = `
security: [{ user: [] }]
servers: [{ url: https://api.example.com }]
tags: [{ name: notes, description: What people write down }]
paths:
  /notes:
    get: { tags: [notes], operationId: listNotes, security: [] }
    post: { tags: [notes], operationId: addNote, security: [{ user: [], key: [] }, { oauth: [notes:write, notes:read] }] }
  /notes/{id}: { get: { tags: [notes], operationId: getNote, deprecated: true, security: [{ user: [] }, {}] } }
components:
  securitySchemes:
    user: { type: http, scheme: bearer }
    key: { type: apiKey, in: header, name: X-Key }
    oauth: { type: oauth2 }
`;

const plain = { colors: false, width: 80, table: true };

describe("printInspection", () => {
  test("shows each operation with what it requires, the schemes and the origins", () => {
    expect(printInspection(inspectText(yaml), plain)).toBe(`Test 1.0.0 (test.yaml)
3 operations: 1 locked, 1 optional, 1 open

notes  What people write down
     GET  /notes       open
  🔒 POST /notes       user + key or oauth (notes:write, notes:read)
  🔓 GET  /notes/{id}  user or nothing [deprecated]

Schemes
  user   bearer token, header Authorization: Bearer …; 2 operations
  key    API key, header X-Key; 1 operation
  oauth  OAuth 2, header Authorization: Bearer …; 1 operation

Origins that may see a credential
  https://api.example.com  default; 2 operations; servers of the document

✓ no warnings
`);
  });

  test("says with colours what it says without", () => {
    const coloured = printInspection(inspectText(yaml), { ...plain, colors: true });
    expect(coloured).not.toBe(stripVTControlCharacters(coloured));
    expect(stripVTControlCharacters(coloured)).toBe(printInspection(inspectText(yaml), plain));
  });

  test.each([80, 120])("stays within %i columns", async (width) => {
    const text = printInspection(await inspect({ spec: "openapi.yaml" }), { ...plain, width });
    expect(text.split("\n").filter((line) => widthOf(line) > width)).toEqual([]);
  });

  test("puts what a long path requires on the next line", () => {
    const path = `/${"segment/".repeat(8)}end`;
    const text = printInspection(inspectText(`paths: { "${path}": { get: { operationId: x } } }`), plain);
    expect(text).toMatch(new RegExp(`GET ${path}\\n +open\\n`));
  });

  test("leaves the table out for who gets a page", () => {
    expect(printInspection(inspectText(yaml), { ...plain, table: false })).not.toContain("/notes/{id}");
  });

  test("tells what the configuration changed", () => {
    const options = { schemes: { user: { as: "bearer" } }, exclude: ["getNote"] };
    const text = printInspection(inspectText(yaml, options), { ...plain, width: 120 });
    expect(text).toContain("changed by latchkey.config");
    expect(text).toContain(", and 1 that the configuration leaves out");
    const scheme = { user: { type: "http", scheme: "bearer" } };
    const bare = inspectText("paths: { /x: { get: {} } }", { schemes: scheme, security: [{ user: [] }] });
    expect(printInspection(bare, plain)).toContain("🔒 GET /x  user [latchkey.config]");
  });

  test("lets no string of a document steer the terminal", () => {
    const nasty = "\\u001b[2J\\u202e\\r\\n\\u009b1A\\u200b";
    const text = printInspection(
      inspectText(`
servers: [{ url: "http://x${nasty}" }]
tags: [{ name: "t${nasty}", description: "d${nasty}" }]
paths: { "/p${nasty}": { get: { tags: ["t${nasty}"], operationId: "o${nasty}", summary: "s${nasty}", security: [{ "n${nasty}": ["c${nasty}"] }] } } }
`),
      plain,
    );
    // oxlint-disable-next-line no-control-regex -- finding them is the point
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B\u202E]/);
    expect(text.split("\n").some((line) => line.startsWith("\\u{9B}"))).toBe(false);
  });
});
