/** Deliberate breakages of what queries promise, and of what an application's own judge of answers may say. */
import type { Mutant } from "./mutant.ts";

/** The mutants. */
export const queryRules: readonly Mutant[] = [
  {
    rule: "a key shows no header parameter",
    file: "query/query-key.ts",
    from: "header: disguised(params?.header)",
    to: "header: params?.header",
  },
  {
    rule: "two values of a cookie are two keys",
    file: "query/query-key.ts",
    from: "    cookie: disguised(params?.cookie),\n",
    to: "",
  },
  {
    rule: "a body without a text is no key",
    file: "query/query-key.ts",
    from: "const plain = plainValue(this[key]);",
    to: "const plain = this[key];",
  },
  {
    rule: "what would come again is not asked for again",
    file: "query/retry-option.ts",
    from: "if (!isPassing(error)) return false;",
    to: "",
    by: "query/query-options",
  },
  {
    rule: "the application says how often a query is repeated",
    file: "query/query-options.ts",
    from: "wanted = retriesAt(client, queryKey);",
    to: "",
  },
  {
    rule: "the rules for a key win over those for all",
    file: "query/retry-option.ts",
    from: "{ ...queries, ...client.getQueryDefaults(queryKey) }",
    to: "{ ...client.getQueryDefaults(queryKey), ...queries }",
    by: "query/query-options",
  },
  {
    rule: "a server repeats no query",
    file: "query/retry-option.ts",
    from: "isOnServer() ? 0 : USUAL_RETRIES",
    to: "USUAL_RETRIES",
    by: "query/query-options",
  },
  {
    rule: "nobody who has left is asked for",
    file: "query/query-options.ts",
    from: "signal: eitherOf(request.signal, signal)",
    to: "signal: request.signal",
  },
  {
    rule: "an aborted query is not repeated",
    file: "query/query-options.ts",
    from: "!request.signal?.aborted && ",
    to: "",
  },
  {
    rule: "no content is null in a cache",
    file: "query/query-options.ts",
    from: " ?? null;",
    to: ";",
  },
  {
    rule: "who listens disturbs no call",
    file: "middleware/hear-attempt.ts",
    from: ".catch(console.error)",
    to: "",
  },
  {
    rule: "what the second token has cost is not what the first request has taken",
    file: "middleware/hear-attempt.ts",
    from: "    progress.since = performance.now();\n    return listener({ operation, phase, status, milliseconds: progress.since - sent, waited });",
    to: "    return listener({ operation, phase, status, milliseconds: performance.now() - sent, waited });",
  },
  {
    rule: "a false verdict is a fault",
    file: "response/read-body.ts",
    from: "verdict !== false && !issues?.length",
    to: "!issues?.length",
    by: "response/validate",
  },
  {
    rule: "issues are a fault",
    file: "response/read-body.ts",
    from: "verdict !== false && !issues?.length",
    to: "verdict !== false",
    by: "response/validate",
  },
  {
    rule: "no issue is logged",
    file: "latchkey-error.ts",
    from: '["response", "issues"]',
    to: '["response"]',
    by: "response/validate",
  },
];
