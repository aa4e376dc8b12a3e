/** Names for the statuses of a range without some of them: `Exclude` would cost a compiler forty steps each time, and a hover all the numbers. */
import { CLIENT_ERRORS, REDIRECTIONS, SERVER_ERRORS, SUCCESSES } from "latchkey/generated/operation";
import { docComment } from "../text/doc-comment.ts";

/** The aliases that a file needs, collected while its text is written. */
export interface StatusAliases {
  /** The name for a range without these statuses and ranges. */
  without(range: string, less: readonly string[]): string;
  /** The declarations of all that were used. */
  declarations(): string;
}

const ranges: Readonly<Record<string, readonly number[]>> = {
  SuccessStatus: SUCCESSES,
  RedirectionStatus: REDIRECTIONS,
  ClientErrorStatus: CLIENT_ERRORS,
  ServerErrorStatus: SERVER_ERRORS,
  HttpErrorStatus: [...CLIENT_ERRORS, ...SERVER_ERRORS],
  ErrorStatus: [...REDIRECTIONS, ...CLIENT_ERRORS, ...SERVER_ERRORS],
};

/** Begins without any. */
export function statusAliases(): StatusAliases {
  const declared = new Map<string, string>();
  return {
    without(range, less) {
      const name = `${range}But${less.join("And")}`;
      declared.set(name, declarationOf(name, range, less));
      return name;
    },
    declarations: () => [...declared.values()].map((declaration) => `${declaration}\n`).join(""),
  };
}

function declarationOf(name: string, range: string, less: readonly string[]): string {
  const gone = new Set(less.flatMap((one) => ranges[one] ?? [Number(one)]));
  const left = (ranges[range] ?? []).filter((status) => !gone.has(status));
  const lines = Array.from({ length: Math.ceil(left.length / 18) }, (_, line) => left.slice(line * 18, line * 18 + 18));
  const text = lines.map((line) => `\n  | ${line.join(" | ")}`).join("");
  return `${docComment(`\`${range}\` but ${less.join(", ")}.`)}type ${name} =${text === "" ? " never" : text};\n`;
}
