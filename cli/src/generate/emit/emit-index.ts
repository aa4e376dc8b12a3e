/** `index.ts`: what an application imports. */
import type { SpecModel } from "../../model/spec-model.ts";
import { proseLine } from "../text/doc-comment.ts";
import { printNames } from "../text/layout.ts";

/** The text of `index.ts`, without its first line. */
export function emitIndex(model: SpecModel, files: readonly string[], extension: string): string {
  const hasSessions = model.sessions.length > 0;
  const sessions = hasSessions ? ["createSession", ...model.sessions.map(({ name }) => name)] : [];
  const names = ["createClient", ...sessions, "type Auth", ...(hasSessions ? ["type Session"] : [])];
  const lines = [
    `// ${proseLine(`${model.title} ${model.version}`.trim())}`,
    ...files.map((file) => `export * from "./endpoints/${file}${extension}";`),
    printNames("export ", names, ` from "./client${extension}";`),
    `export { createPathClient } from "./path-client${extension}";`,
    `export type * as schemas from "./schemas${extension}";`,
    'export { bind, defineEndpoint, typesOf, unwrap, type Client } from "latchkey";',
  ];
  return `${lines.join("\n")}\n`;
}
