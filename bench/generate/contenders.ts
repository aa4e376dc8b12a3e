import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Contender } from "../measure/interleave.ts";
import { type CommandCost, latchkeyCommand, timeCommand } from "../measure/time-command.ts";
import { peerFile } from "../peers.ts";
import { type Recipe, recipesFor } from "./recipes.ts";

/** `latchkey generate` as a whole process, into a folder that does not exist, so that no cache helps. */
export function latchkey(folder: string, document: string, name = "latchkey"): Contender<keyof CommandCost> {
  return {
    name,
    async turn() {
      await rm(join(folder, "sdk"), { recursive: true, force: true });
      return { ...(await timeCommand([latchkeyCommand, "generate", document, "--out", "sdk", "--silent"], folder)) };
    },
  };
}

/** The same, after an earlier run has written the same output. */
export function latchkeyAgain(folder: string, document: string): Contender<keyof CommandCost> {
  const args = [latchkeyCommand, "generate", document, "--out", "again", "--silent"];
  return { name: "latchkey, nothing changed", turn: async () => ({ ...(await timeCommand(args, folder)) }) };
}

/** The command that writes only the types; latchkey uses the same library inside. */
export function openapiTypescript(folder: string, document: string): Contender<keyof CommandCost> {
  const args = [peerFile("openapi-typescript/bin/cli.js"), document, "-o", "schema.ts"];
  return { name: "openapi-typescript", turn: async () => ({ ...(await timeCommand(args, folder)) }) };
}

/** The other generators, each in a folder of its own and, like latchkey, into one that does not exist. */
export function otherGenerators(folder: string, document: string): Promise<Contender<keyof CommandCost>[]> {
  const { "openapi-fetch": _types, ...recipes } = recipesFor(document);
  return Promise.all(Object.entries(recipes).map(([name, recipe]) => otherGenerator(name, recipe, join(folder, name))));
}

async function otherGenerator(name: string, recipe: Recipe, folder: string): Promise<Contender<keyof CommandCost>> {
  const { program, args, config } = recipe;
  await mkdir(folder, { recursive: true });
  if (config !== undefined) await writeFile(join(folder, "config.mjs"), config);
  return {
    name,
    async turn() {
      await rm(join(folder, "sdk"), { recursive: true, force: true });
      return { ...(await timeCommand([peerFile(`.bin/${program}`), ...args], folder)) };
    },
  };
}
