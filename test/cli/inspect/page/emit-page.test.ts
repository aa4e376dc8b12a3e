import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { inspect } from "../../../../cli/src/inspect/inspect.ts";
import { emitPage } from "../../../../cli/src/inspect/page/emit-page.ts";
import { inspectText } from "../inspect-text.ts";

const page = emitPage(await inspect({ spec: "openapi.yaml" }));

describe("emitPage", () => {
  test("gives the same bytes for the same document", async () => {
    expect(emitPage(await inspect({ spec: "openapi.yaml" }))).toBe(page);
  });

  test.each([["style"], ["script"]])("allows its own %s, by its hash, and no other", (tag) => {
    const [, text = ""] = new RegExp(`<${tag}>(.*?)</${tag}>`, "s").exec(page) ?? [];
    const hash = createHash("sha256").update(text).digest("base64");
    expect(page).toContain(`${tag}-src &#39;sha256-${hash}&#39;;`);
    expect(page.split(`<${tag}`)).toHaveLength(2);
  });

  test("forbids everything else", () => {
    expect(page).toContain('content="default-src &#39;none&#39;; ');
    expect(page).not.toMatch(/unsafe-(?:inline|eval)| style="| on\w+="/);
  });

  test("names nothing that would have to be loaded", () => {
    expect(page).not.toMatch(/(?:src|href)="(?!#|data:)|@import|url\(/);
  });

  test("makes no element of what a document says", () => {
    const nasty = '</script><script>alert(1)</script><img src=x onerror=alert(1)>\\" onclick=\\"alert(1)';
    const hostile = emitPage(
      inspectText(`
servers: [{ url: "http://x/${nasty}" }, { url: "http://${nasty}.example" }]
tags: [{ name: "${nasty}", description: "${nasty}" }]
paths: { "/${nasty}": { get: { tags: ["${nasty}"], operationId: "${nasty}", summary: "\`${nasty}\`", security: [{ "${nasty}": ["${nasty}"], b: [] }] } } }
components: { securitySchemes: { "b": { type: apiKey, in: query, name: "${nasty}", description: "${nasty}" } } }
`),
    );
    expect(hostile.split("<script")).toHaveLength(2);
    expect(hostile).not.toContain("<img");
    expect(hostile).not.toMatch(/<[^>]* onclick="/);
  });
});
