/** How each generator is told to write a document's SDK into `sdk`, in the settings that its own documentation shows. */

/** The command's arguments, and the configuration file that they name. */
export interface Recipe {
  readonly program: string;
  readonly args: readonly string[];
  readonly config?: string;
}

/** The recipes by contender. */
export function recipesFor(document: string): Readonly<Record<string, Recipe>> {
  return {
    "openapi-fetch": { program: "openapi-typescript", args: [document, "-o", "sdk/schema.d.ts"] },
    "hey-api": { program: "openapi-ts", args: ["-i", document, "-o", "sdk", "-c", "@hey-api/client-fetch"] },
    kubb: { program: "kubb", args: ["generate", "--config", "config.mjs"], config: kubbConfig(document) },
    orval: { program: "orval", args: ["--config", "config.mjs"], config: orvalConfig(document) },
    redocly: { program: "redocly", args: ["generate-client", document, "--output", "sdk/client.ts"] },
    "swagger-typescript-api": {
      program: "swagger-typescript-api",
      args: ["generate", "--path", document, "--output", "sdk"],
    },
  };
}

function orvalConfig(document: string): string {
  return `export default { api: { input: ${JSON.stringify(document)}, output: {
  mode: "tags-split", target: "./sdk/api.ts", schemas: "./sdk/models", client: "fetch",
} } };`;
}

function kubbConfig(document: string): string {
  return `import { defineConfig } from "@kubb/core";
import { pluginClient } from "@kubb/plugin-client";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";
export default defineConfig({
  root: ".", input: { path: ${JSON.stringify(document)} }, output: { path: "./sdk", clean: true, format: false, lint: false },
  plugins: [pluginOas({ generators: [] }), pluginTs(), pluginClient({ client: "fetch" })],
});`;
}
