/** All rules: what each kind of change means for a caller. */
import { type AnswerRule, answerRules } from "./answer-rules.ts";
import { type CredentialRule, credentialRules } from "./credential-rules.ts";
import { type OperationRule, operationRules } from "./operation-rules.ts";
import { type PageRuleName, pageRules } from "./page-rules.ts";
import { type PlaceRule, placeRules } from "./place-rules.ts";
import { type ReceivedRule, receivedRules } from "./received-rules.ts";
import { type RequestRule, requestRules } from "./request-rules.ts";
import type { Rule } from "./rule.ts";
import { type SentRule, sentRules } from "./sent-rules.ts";

/** The name of a rule, as JSON has it. */
export type RuleName =
  | OperationRule
  | RequestRule
  | SentRule
  | AnswerRule
  | ReceivedRule
  | CredentialRule
  | PlaceRule
  | PageRuleName;

const table: Readonly<Record<RuleName, Rule>> = {
  ...operationRules,
  ...requestRules,
  ...sentRules,
  ...answerRules,
  ...receivedRules,
  ...credentialRules,
  ...placeRules,
  ...pageRules,
};

/** What a rule says. */
export function ruleOf(name: RuleName): Rule {
  return table[name];
}

/** Whether a text names a rule. */
export function isRuleName(name: string): name is RuleName {
  return Object.hasOwn(table, name);
}

/** Rules that belong together in the manual. */
export interface RuleGroup {
  readonly title: string;
  readonly names: readonly RuleName[];
}

/** All rules by what they are about, in the order of the manual. */
export const ruleGroups: readonly RuleGroup[] = [
  group("Credentials", credentialRules),
  group("Servers and sessions", placeRules),
  group("Operations and schemas", operationRules),
  group("What a call sends", { ...requestRules, ...sentRules }),
  group("What a call receives", { ...answerRules, ...receivedRules }),
  group("Pages", pageRules),
];

function group(title: string, rules: Readonly<Record<string, Rule>>): RuleGroup {
  return { title, names: Object.keys(rules).filter(isRuleName) };
}
