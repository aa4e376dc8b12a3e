import { afterEach, expect, test, vi } from "vitest";
import { summarize } from "../../../cli/src/commands/generate-summary.ts";
import type { RunReport } from "../../../cli/src/commands/run-report.ts";
import type { Notice } from "../../../cli/src/model/spec-model.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

const report: RunReport = {
  title: "Notes",
  version: "2.0.0",
  source: "api.yaml",
  operations: [
    { name: "a", method: "GET", path: "/a", security: [{ k: [] }], optionalSecurity: false },
    { name: "b", method: "GET", path: "/b", security: [{ k: [] }], optionalSecurity: true },
    { name: "c", method: "GET", path: "/c", security: [], optionalSecurity: false },
  ],
  schemes: [],
  sessions: [],
  notices: [],
  warnings: [],
  files: { changed: ["x.ts"], missing: ["y.ts"], stale: ["z.ts"], unchanged: ["u.ts"] },
};
const options = { spec: "api.yaml", out: "sdk" };

function summary(changes: Partial<RunReport> = {}, more: { check?: boolean } = {}): string {
  return summarize({ ...report, ...changes }, { ...options, ...more }, { colors: false });
}

test("operations are counted by what they require", () => {
  expect(summary()).toContain("  operations  3: 1 secured, 1 optional, 1 public\n");
});

test("what is dangerous is told with what to do, and what weakens is counted", () => {
  const warning = { hint: "Do this.", operations: [] };
  const text = summary({
    warnings: [
      { ...warning, kind: "plain-http", level: "danger", message: "h is\u001B plain http." },
      { ...warning, kind: "hidden-bearer", level: "caution", message: "k is a token." },
      { ...warning, kind: "key-in-query", level: "caution", message: "k is in the query." },
    ],
  });
  expect(text).toContain(
    "! h is\\u001B plain http.\n  Do this.\n! k is a token.\n  Do this.\n· 1 more warning: latchkey inspect\n",
  );
});

test("a block to paste stands under its notice, line by line", () => {
  const notice: Notice = { kind: "no-session", message: "Wire it:", block: "session: {\n  k: {},\n}," };
  expect(summary({ notices: [notice] })).toContain("· Wire it:\n    session: {\n      k: {},\n    },\n");
});

test("a file is named by the path that the command was given, and an address by its name", () => {
  const named = (spec: string): string | undefined =>
    summarize(report, { ...options, spec }, { colors: false }).split("\n")[0];
  expect(named("services/orders/openapi.json")).toBe("Notes 2.0.0 (services/orders/openapi.json)");
  expect(named("https://ada:secret@example.com/api.yaml?key=1")).toBe("Notes 2.0.0 (api.yaml)");
  expect(named("-")).toBe("Notes 2.0.0 (api.yaml)");
  expect(named("a\u001B.json")).toBe("Notes 2.0.0 (a\\u001B.json)");
});

test("what was written and what was removed is told", () => {
  expect(summary()).toContain("✓ sdk: 2 files written, 1 unchanged, 1 removed\n");
  expect(summary({ files: { ...report.files, stale: [] } })).toContain("✓ sdk: 2 files written, 1 unchanged\n");
});

test("a check names what differs, and the command that mends it", () => {
  vi.stubEnv("npm_lifecycle_event", "");
  expect(summary({}, { check: true })).toContain(`✗ sdk is not what api.yaml gives:
  differs   x.ts
  missing   y.ts
  left over z.ts
Run \`latchkey generate api.yaml --out sdk\`.
`);
  vi.stubEnv("npm_lifecycle_event", "check:generated");
  expect(summary({}, { check: true })).toContain("Run `npm run generate`.\n");
});

test("a check that finds nothing says so", () => {
  const files = { ...report.files, changed: [], missing: [], stale: [] };
  expect(summary({ files }, { check: true })).toContain("✓ sdk is up to date\n");
});

test("of many notices of a kind five are told, and how many more there are", () => {
  const notices = (length: number): Notice[] =>
    Array.from({ length }, (_, index) => ({ kind: "no-operation-id", message: `m${index}.` }));
  expect(summary({ notices: notices(6) })).toContain("· m5.\n");
  expect(summary({ notices: notices(7) })).toContain("· m4.\n· and 2 more of this kind\n");
});

test("of many schemes ten are listed", () => {
  const schemes = Array.from({ length: 12 }, (_, index) => ({
    name: `s${index}`,
    data: { type: "http", scheme: "bearer" },
  }));
  expect(summary({ schemes })).toMatch(/ {2}schemes {5}s0, .*, s9, and 2 more\n/);
  expect(summary()).toContain("  schemes     none\n");
});

test("a document's title steers no terminal", () => {
  expect(summary({ title: "No\u001B[31mtes" })).toContain("No\\u001B[31mtes 2.0.0");
});

test("nothing that a document names begins a line of its own", () => {
  const message = "The operation `a\n✓ generated: 5 files written` has no operationId.";
  const text = summary({ title: "No\ntes", notices: [{ kind: "no-operation-id", message }] });
  expect(text).toContain("No tes 2.0.0");
  expect(text).toContain("The operation `a ✓ generated: 5 files written` has");
});
