/** The questions, and every contender's answers. */
import type { Driver, Held, OperationId } from "./drivers.ts";
import { type Observer, type Redirect, startObserver } from "./observer.ts";

/** One question: an operation, and what the application that calls it has. */
export interface Question {
  readonly title: string;
  readonly operation: OperationId;
  readonly held: Held;
  readonly redirect: Redirect;
  /** What the document says should arrive; `refused` if there should be no request at all. */
  readonly want: string;
}

/** What arrived for one question. */
export interface Answer {
  readonly contender: string;
  readonly got: string;
  readonly isRight: boolean;
}

/** A question and its answers. */
export interface Row {
  readonly question: Question;
  readonly answers: readonly Answer[];
}

const token = "t0ken";
const header = "header-key";
// Values that would arrive changed if they were encoded twice, or not at all.
const query = "a&b=c %2F+";
const cookie = "cookie-key";

function ask(title: string, operation: OperationId, held: Held, want: string, redirect: Redirect = "none"): Question {
  return { title, operation, held, want, redirect };
}

/** All questions. */
export const questions: readonly Question[] = [
  ask("public (`[]`)", "open", { token, header }, "nothing"),
  ask("token OR key, holding both", "either", { token, header }, "token"),
  ask("token OR key, holding the key", "either", { header }, "header"),
  ask("token AND key, holding both", "both", { token, header }, "token + header"),
  ask("token AND key, holding the token", "both", { token }, "refused"),
  ask("optional (`{}`), holding nothing", "optional", {}, "nothing"),
  ask("optional (`{}`), holding the token", "optional", { token }, "token"),
  ask("token, holding nothing", "bearer", {}, "refused"),
  ask("token, holding a key too", "bearer", { token, header }, "token"),
  ask("key in a header", "header", { header }, "header"),
  ask("key in the query", "query", { query }, "query"),
  ask("key in a cookie", "cookie", { cookie }, "cookie"),
  ask("token, redirected inside the origin", "bearer", { token }, "token", "same origin"),
  ask("token, redirected to another origin", "bearer", { token }, "nothing", "other origin"),
  ask("key in a header, redirected to another origin", "header", { header }, "nothing", "other origin"),
  ask("key in a cookie, redirected to another origin", "cookie", { cookie }, "nothing", "other origin"),
];

/** Asks every contender every question, one after the other, over real sockets. */
export async function compare(drivers: readonly Driver[]): Promise<Row[]> {
  const observer = await startObserver();
  const rows: Row[] = [];
  for (const question of questions) {
    const answers: Answer[] = [];
    for (const driver of drivers) answers.push(await answer(observer, driver, question));
    rows.push({ question, answers });
  }
  await observer.close();
  return rows;
}

async function answer(observer: Observer, driver: Driver, question: Question): Promise<Answer> {
  const { operation, held, redirect, want } = question;
  const { arrived, error } = await observer.watch(redirect, () => driver.call(observer.url, held, operation));
  const got = arrived === undefined ? refusal(error, question, driver) : describe(arrived, held);
  return { contender: driver.name, got, isRight: got === want };
}

/** For example `token + header`. A value that differs from the application's is shown as it arrived. */
export function describe(arrived: Held, held: Held): string {
  const names = (["token", "header", "query", "cookie"] as const).flatMap((name) => {
    const value = arrived[name];
    if (value === undefined) return [];
    return [value === held[name] ? name : `${name} ${JSON.stringify(value)}`];
  });
  return names.length === 0 ? "nothing" : names.join(" + ");
}

/** Only an error about a missing credential counts as an answer. Any other is a fault of this script or of a contender. */
function refusal(error: unknown, { title }: Question, { name }: Driver): string {
  if (error instanceof Error && "code" in error && error.code === "MISSING_CREDENTIAL") return "refused";
  throw new Error(`${name} gave no answer to: ${title}`, { cause: error });
}
