/** `path-client.ts`: all routes in one table, for what is built on openapi-fetch. */
import { isReservedWord, splitWords, takeName, toCamelCase } from "../model/identifier.ts";
import { docComment } from "../text/doc-comment.ts";
import { listLiteral, print } from "../text/layout.ts";
import { pure } from "./pure-call.ts";

/** The text of `path-client.ts`, without its first line. */
export function emitPathClient(files: readonly string[], extension: string): string {
  const taken = new Set(["createPathClient", "definePathClient"]);
  const names = files.map((file) => takeName(moduleName(file), taken));
  const imports = files.map((file, index) => `import * as ${names[index]} from "./endpoints/${file}${extension}";\n`);
  const comment = docComment(
    "Creates a client that is called by path, as openapi-fetch's is: `GET(\"/path\", …)`, with each route's security.\n\n" +
      "It knows all routes, so a bundle with it holds them all.",
  );
  const lead = `export const createPathClient: CreatePathClient<paths> = ${pure} definePathClient(`;
  const table = print(listLiteral(names), "", lead.length, 2);
  return (
    'import { definePathClient, type CreatePathClient } from "latchkey/generated";\n' +
    `import type { paths } from "./schema${extension}";\n${imports.join("")}\n${comment}${lead}${table});\n`
  );
}

function moduleName(file: string): string {
  const name = toCamelCase(splitWords(file));
  return isReservedWord(name) ? `${name}_` : name;
}
