/** The suite in Node, Deno or Bun: `in-node.js <origin> <folder>` prints what came of it. */
import { join } from "node:path";
import process from "node:process";
import { fileStore } from "latchkey/node";
import { cookieStoreOf } from "./cookies.ts";
import { runSuite } from "./suite.ts";

const [origin = "", folder = ""] = process.argv.slice(2);
const stores = { fileStore: (name: string) => fileStore(join(folder, name)), cookieStore: cookieStoreOf() };
console.log(JSON.stringify(await runSuite({ origin, stores })));
