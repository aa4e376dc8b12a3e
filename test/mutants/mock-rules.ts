import type { Mutant } from "./mutant.ts";

/** The breaches in `cli/src` of the rule that the mock server judges and answers as the document says. */
export const mockRules: readonly Mutant[] = [
  {
    rule: "a preference that is no number is none",
    file: "cli/src/mock/prism/prefer.ts",
    from: "Number.isInteger(code) && { code }",
    to: 'wishes.has("code") && { code }',
  },
  {
    rule: "a refresh token that signs out ends its session",
    file: "cli/src/mock/tokens/session-routes.ts",
    from: 'if (typeof sent === "string") tokens.revokeFamilyOf(sent);',
    to: "",
    by: "cli/mock/start-mock",
  },
];
