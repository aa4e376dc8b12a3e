/** `node api-smart-diff.ts <module> <old> <new>`: what that library finds between two documents in JSON. */
import { readFile } from "node:fs/promises";

const [module = "", ...documents] = process.argv.slice(2);
const { apiCompare } = await import(module);
const [before, after] = await Promise.all(documents.map(async (path) => JSON.parse(await readFile(path, "utf8"))));
console.log(JSON.stringify(apiCompare(before, after).diffs));
