import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { parseDocument } from "../../../../cli/src/document/parse-document.ts";
import { loadReferences } from "../../../../cli/src/document/references/load-references.ts";

test("all addresses together have one limit of time, not each its own", async () => {
  const deadline = new AbortController();
  let count = 0;
  const http = createServer((_request, response) => {
    count += 1;
    if (count === 1) response.end("type: string");
    else deadline.abort();
  }).listen(0, "127.0.0.1");
  await once(http, "listening");
  try {
    const { port } = http.address() as AddressInfo; // A server that listens on a port has such an address.
    const refs = ["a", "b", "c"].map((name) => `{ $ref: http://127.0.0.1:${port}/${name}.yaml }`);
    const text = `openapi: 3.1.0\ncomponents: { schemas: { A: { allOf: [${refs.join(", ")}] } } }`;
    const source = { file: "api.yaml", name: "api.yaml", text, location: new URL("file:///tmp/api.yaml") };
    const loading = loadReferences(parseDocument(source), { allowPrivate: true }, deadline.signal);
    await expect(loading).rejects.toMatchObject({
      name: "SpecError",
      line: 2,
      problem: "The documents that this one refers to have not arrived within 120 seconds.",
    });
    expect(count).toBe(2);
  } finally {
    http.closeAllConnections();
    http.close();
  }
});
