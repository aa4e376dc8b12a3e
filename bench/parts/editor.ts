import { type Editor, openEditor } from "../../scripts/types/editor.ts";
import { unfinished } from "../github/calls.ts";
import { application, type Dialect, dialects } from "../github/dialects.ts";
import { generateSdks, sdkFolder } from "../github/generate-sdks.ts";
import { type Project, writeProject } from "../github/write-project.ts";
import { type Contender, interleave } from "../measure/interleave.ts";
import { median } from "../measure/statistics.ts";
import type { Part } from "../part.ts";
import { type Table, tableOf } from "../report/table.ts";

const columns = [
  { quantity: "offered", head: "names", show: String, isExact: true },
  { quantity: "first", head: "after opening, ms", show: (value: number) => value.toFixed(0) },
  { quantity: "typed", head: "after a keystroke, ms", show: (value: number) => value.toFixed(1) },
] as const;

type Quantity = (typeof columns)[number]["quantity"];

/** What completion offers after a piece of the application, and one name that should be among it. */
interface Question {
  readonly piece: string;
  readonly expected: string;
}

/** A question to all contenders; `undefined` where one has nothing to compare. */
interface Subject {
  readonly title: string;
  question(dialect: Dialect): Question;
}

const subjects: readonly Subject[] = [
  { title: "The names of all operations", question: ({ names }) => names },
  { title: "The query parameters of one call", question: () => ({ piece: 'state: "open", ', expected: "labels" }) },
  { title: "The properties of one body", question: () => ({ piece: 'title: "Broken", ', expected: "assignees" }) },
];

/** Milliseconds and the number of names. The number is 0 if the expected name is missing, since offering nothing is fast. */
function ask(editor: Editor, { piece, expected }: Question): { readonly time: number; readonly offered: number } {
  const start = performance.now();
  const names = editor.completions(piece);
  const time = performance.now() - start;
  return { time, offered: names.includes(expected) ? names.length : 0 };
}

/** Each keystroke makes a new program, in which the compiler has resolved nothing yet. */
const keystrokes: readonly string[] = Array.from("// typed");

function askAfter(key: string, editor: Editor, question: Question): number {
  editor.type(key);
  return ask(editor, question).time;
}

/** latchkey has to offer the expected name. If another one does not, that is shown as 0 names. */
function contender({ name, sdk }: Dialect, { file, config }: Project, question: Question): Contender<Quantity> {
  return {
    name,
    async turn() {
      const editor = openEditor(config, file);
      const { time: first, offered } = ask(editor, question);
      if (sdk === "latchkey" && offered === 0)
        throw new Error(`After ${question.piece} the editor does not offer ${question.expected}`);
      return { offered, first, typed: median(keystrokes.map((key) => askAfter(key, editor, question))) };
    },
  };
}

async function compare(subject: Subject, rounds: number): Promise<Table> {
  const contenders = dialects.map(async (dialect) => {
    const text = `${application(dialect, unfinished)}${dialect.names.statement}`;
    const project = await writeProject(sdkFolder(dialect.sdk), `editor-${dialect.name}`, text, true);
    return contender(dialect, project, subject.question(dialect));
  });
  return tableOf(subject.title, await interleave(await Promise.all(contenders), rounds), columns, "openapi-fetch");
}

/** What somebody who types has to wait for. */
export const part: Part = {
  name: "editor",
  describe: "Completion in TypeScript 5.9's language service, on GitHub's SDK",
  rounds: 5,
  async run(rounds) {
    await generateSdks();
    const tables: Table[] = [];
    for (const subject of subjects) tables.push(await compare(subject, rounds));
    return { tables };
  },
};
