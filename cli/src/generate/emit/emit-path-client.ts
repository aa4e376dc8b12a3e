/** `path-client.ts`: all routes in one table, for what is built on openapi-fetch. */
import { takeName } from "../../document/take-name.ts";
import { isUsualMethod } from "../../document/methods.ts";
import { isReservedWord, splitWords, toCamelCase } from "../../model/names/identifier.ts";
import type { OperationModel } from "../../model/spec-model.ts";
import { docComment } from "../text/doc-comment.ts";
import { entry, listLiteral, type Layout, objectType, print, printBroken, sequence, pure } from "../text/layout.ts";
import { quoteTypeKey } from "../text/quote.ts";
import { emitClientType } from "./emit-client-type.ts";

/** The text of `path-client.ts`, without its first line. */
export function emitPathClient(byFile: ReadonlyMap<string, readonly OperationModel[]>, extension: string): string {
  const taken = new Set(["createPathClient", "definePathClient", "paths"]);
  const files = [...byFile.keys()];
  const names = files.map((file) => takeName(moduleName(file), taken));
  const imports = files.map((file, index) => `import * as ${names[index]} from "./endpoints/${file}${extension}";\n`);
  const comment = docComment(
    "Creates a client that is called by path, as openapi-fetch's is: `GET(\"/path\", …)`, with each route's security.\n\n" +
      "It has the routes that its client holds the credentials for. It knows all of them, so a bundle with it holds them all.",
  );
  const table = securityTable([...byFile.values()].flat());
  const type = table === "" ? "CreatePathClient<paths>" : "CreatePathClient<paths, Security>";
  const lead = `export const createPathClient: ${type} = ${pure} definePathClient(`;
  return (
    (table === "" ? "" : 'import type { Client } from "latchkey";\n') +
    'import { definePathClient, type CreatePathClient } from "latchkey/generated/path-client";\n' +
    `import type { paths } from "./schema${extension}";\n${imports.join("")}\n` +
    `${table}${comment}${lead}${print(listLiteral(names), "", lead.length, 2)});\n`
  );
}

/** What each secured route requires, by path and method as in openapi-typescript's `paths`; nothing where all are public. */
function securityTable(operations: readonly OperationModel[]): string {
  const routes = new Map<string, Layout[]>();
  for (const operation of operations) {
    if (operation.security.length === 0 || operation.optionalSecurity || !isUsualMethod(operation.method)) continue;
    const [first = "", ...others] = emitClientType(operation);
    const client = sequence(first, ...others.map((other) => sequence(" | ", other)));
    const methods = routes.get(operation.path) ?? [];
    routes.set(operation.path, [...methods, entry(operation.method.toLowerCase(), client)]);
  }
  if (routes.size === 0) return "";
  const members = Array.from(routes, ([path, methods]) => entry(quoteTypeKey(path), objectType(methods)));
  return `${docComment("The clients that the secured routes require.")}export interface Security ${printBroken(objectType(members))}\n\n`;
}

function moduleName(file: string): string {
  const name = toCamelCase(splitWords(file));
  return isReservedWord(name) ? `${name}_` : name;
}
