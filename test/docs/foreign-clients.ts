/** What the pages on migrating start from, and lead to, beside this repository's own API. */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createClient } from "@hey-api/openapi-ts";
import { generate } from "@latchkey/cli";

/** The document of the page on SDKs made by Stainless. */
export const groqDocument = "test/docs/documents/groq.yaml";

/** Writes `hey-api/`, what Hey API makes of the reference API, and `groq/`, what latchkey makes of a part of Groq's. */
export async function writeForeignClients(folder: string): Promise<void> {
  const heyApi = join(folder, "hey-api");
  await createClient({
    input: "openapi.yaml",
    output: { path: heyApi, module: { extension: ".ts" } },
    plugins: ["@hey-api/client-fetch", "@hey-api/sdk", "@hey-api/typescript"],
    logs: { level: "silent", file: false },
  });
  // Its files do not compile with `exactOptionalPropertyTypes`; their types are of use all the same.
  for (const entry of await readdir(heyApi, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    await writeFile(file, `// @ts-nocheck\n${await readFile(file, "utf8")}`);
  }
  await generate({ spec: groqDocument, out: join(folder, "groq"), importExtension: ".ts" });
}
