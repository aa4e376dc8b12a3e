/** What the answers of token endpoints mean, and what a wired session does with them. */
import type { Mutant } from "./mutant.ts";

/** The breaches of what is promised of refresh endpoints, sign-in and sign-out. */
export const wiringRules: readonly Mutant[] = [
  {
    rule: "a lost answer is tried again",
    file: "session/lost-answer.ts",
    from: "chain.some(isBroken) &&",
    to: "false &&",
    by: "session/ask",
  },
  {
    rule: "a slip in the refresh function is no lost answer",
    file: "session/lost-answer.ts",
    from: 'return name === "TypeError" && typeof message === "string" && BROKEN.some((words) => message.startsWith(words));',
    to: 'return name === "TypeError";',
    by: "session/ask",
  },
  {
    rule: "a host that was not reached has lost no answer",
    file: "session/lost-answer.ts",
    from: " && !chain.some(isUnreached)",
    to: "",
    by: "session/ask",
  },
  {
    rule: "addresses that took no connection have lost no answer",
    file: "session/lost-answer.ts",
    from: 'Array.isArray(errors) || syscall === "connect"',
    to: "false",
  },
  {
    rule: "a time limit of the function's own has lost an answer",
    file: "session/lost-answer.ts",
    from: 'name === "TimeoutError" || ',
    to: "",
    by: "session/ask",
  },
  {
    rule: "a connection's code says that an answer was lost",
    file: "session/lost-answer.ts",
    from: 'if (typeof code === "string" && BROKEN_CODE.test(code)) return true;',
    to: "",
    by: "session/ask",
  },
  {
    rule: "what a refresh has judged itself is no lost answer",
    file: "session/lost-answer.ts",
    from: "!DECIDED.has(chain[0]?.code) && ",
    to: "",
  },
];
