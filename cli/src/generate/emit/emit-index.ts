/** `index.ts`: what an application imports. */
import type { SpecModel } from "../../model/spec-model.ts";

/** The text of `index.ts`, without its first line. */
export function emitIndex(model: SpecModel, files: readonly string[], extension: string): string {
  const creators = ["createClient", ...model.sessions.map(({ name }) => name)];
  const types = ["type Auth", ...(model.sessions.length > 0 ? ["type Session"] : [])];
  const lines = [
    ...files.map((file) => `export * from "./endpoints/${file}${extension}";`),
    `export { ${[...creators, ...types].join(", ")} } from "./client${extension}";`,
    `export { createPathClient } from "./path-client${extension}";`,
    `export type * as schemas from "./schemas${extension}";`,
    'export { bind, defineEndpoint, typesOf, unwrap, type Client } from "latchkey";',
  ];
  return `${lines.join("\n")}\n`;
}
