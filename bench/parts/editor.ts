import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { type Editor, openEditor } from "../../scripts/types/editor.ts";
import { type Dialect, latchkey, openapiFetch } from "../../scripts/types/large/applications.ts";
import { generateLarge, type LargeSdk } from "../../scripts/types/large/write-large.ts";
import { type Contender, interleave } from "../measure/interleave.ts";
import type { Part } from "../part.ts";
import { type Table, tableOf } from "../report/table.ts";

const operations = 1223;

const columns = [
  { quantity: "first", head: "after opening, ms", show: (value: number) => value.toFixed(0) },
  { quantity: "again", head: "again, ms", show: (value: number) => value.toFixed(1) },
] as const;

type Quantity = (typeof columns)[number]["quantity"];

/** What is offered behind a piece of the application, and one name that has to be there: offering nothing is fast. */
interface Question {
  readonly piece: string;
  readonly expected: string;
}

const bodyQuestion: Question = { piece: 'body: { title: "x", ', expected: "note" };
const nameQuestion: Question = { piece: "\nsdk.", expected: "changeThing7" };

function timeCompletion(editor: Editor, { piece, expected }: Question): number {
  const start = performance.now();
  const offered = editor.completions(piece);
  const time = performance.now() - start;
  if (!offered.includes(expected)) throw new Error(`After ${piece} the editor does not offer ${expected}`);
  return time;
}

function contender(name: string, folder: string, question: Question): Contender<Quantity> {
  return {
    name,
    async turn() {
      const editor = openEditor(join(folder, "tsconfig.json"), join(folder, "app.ts"));
      return { first: timeCompletion(editor, question), again: timeCompletion(editor, question) };
    },
  };
}

async function writeApplication(sdk: LargeSdk, name: string, dialect: Dialect): Promise<string> {
  return sdk.write(`editor-${name}`, dialect, 1, { skipLibCheck: true, customConditions: [] });
}

async function compareBodies(ours: string, theirs: string, rounds: number): Promise<Table> {
  const contenders = [contender("latchkey", ours, bodyQuestion), contender("openapi-fetch", theirs, bodyQuestion)];
  return tableOf("The properties of a body", await interleave(contenders, rounds), columns, "openapi-fetch");
}

/** Ours alone: openapi-fetch has paths where we have names. */
async function measureNames(ours: string, rounds: number): Promise<Table> {
  await appendFile(join(ours, "app.ts"), nameQuestion.piece);
  const samples = await interleave([contender("latchkey", ours, nameQuestion)], rounds);
  return tableOf("The names of all operations", samples, columns, "latchkey");
}

/** What somebody waits for who types. */
export const part: Part = {
  name: "editor",
  describe: `Completion in TypeScript 5.9's language service, among ${operations} operations`,
  rounds: 5,
  async run(rounds) {
    const sdk = await generateLarge("large", operations);
    const ours = await writeApplication(sdk, "latchkey", latchkey);
    const theirs = await writeApplication(sdk, "openapi-fetch", openapiFetch);
    return [await compareBodies(ours, theirs, rounds), await measureNames(ours, rounds)];
  },
};
