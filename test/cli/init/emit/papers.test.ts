import { expect, test } from "vitest";
import { emitPapers, hasLicenseText } from "../../../../cli/src/init/emit/papers.ts";
import type { PackageFacts } from "../../../../cli/src/init/package-facts.ts";
import { factsOf } from "../facts.ts";

const paper = (name: string, changes: Partial<PackageFacts> = {}): string =>
  new Map(emitPapers(factsOf(undefined, changes))).get(name) ?? "";

test("a licence has its text, the name of its owner, and nobody's address", () => {
  expect(paper("LICENSE", { author: "Acme <sdk@acme.example>" })).toMatch(
    /^MIT License\n\nCopyright \(c\) Acme\n\nPermission is hereby granted/,
  );
  expect(paper("LICENSE", { license: "0BSD" })).not.toContain("provided that");
  expect(paper("LICENSE", { license: "ISC" })).toContain("provided that");
});

test("without a licence nothing is granted", () => {
  expect(paper("LICENSE", { license: "UNLICENSED", author: undefined })).toContain(
    "The authors of @acme/notes. All rights reserved.",
  );
});

test("another licence is named, and known to lack its text", () => {
  expect(paper("LICENSE", { license: "Apache-2.0" })).toContain("SPDX-License-Identifier: Apache-2.0");
  expect(hasLicenseText("Apache-2.0")).toBe(false);
});

test("vulnerabilities are reported where GitHub takes them", () => {
  expect(paper("SECURITY.md")).toContain("https://github.com/acme/notes/security/advisories/new");
  expect(paper("SECURITY.md", { repository: undefined })).toContain("to the maintainers in private");
});

test("people and agents are told what is output", () => {
  for (const name of ["CONTRIBUTING.md", "AGENTS.md"]) expect(paper(name)).toContain("`generated/`, `REFERENCE.md`");
  expect(paper("AGENTS.md")).toContain("skills/acme-notes/SKILL.md");
  expect(paper("CONTRIBUTING.md", { spec: "https://x.example/a" })).not.toContain("npm run fetch");
});
