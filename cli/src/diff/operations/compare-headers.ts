/** The declared headers of one answer in both documents. */
import type { HeaderModel } from "../../model/spec-model.ts";
import type { Change } from "../change.ts";
import type { RuleName } from "../rules/rules.ts";
import type { Answer } from "./answers-of.ts";
import { operationChange, type OperationPair } from "./context.ts";

/** What differs in the headers that a caller can read. */
export function compareHeaders(pair: OperationPair, was: Answer, is: Answer): Change[] {
  const told = (rule: RuleName, { path }: Answer, { name }: HeaderModel, what: string): Change =>
    operationChange(pair, rule, [...path, "headers", name], `The header \`${name}\` ${what} (${is.status}).`);
  const names = (answer: Answer): Map<string, HeaderModel> =>
    new Map(answer.model.headers.map((header) => [header.name, header]));
  const [before, now] = [names(was), names(is)];
  return [
    ...[...before.values()].flatMap((header) => {
      const other = now.get(header.name);
      if (other === undefined) return [told("header-removed", was, header, "is gone")];
      return compareHeader(header, other).map(([rule, what]) => told(rule, is, other, what));
    }),
    ...[...now.values()]
      .filter(({ name }) => !before.has(name))
      .map((header) => told("header-added", is, header, "is new")),
  ];
}

function compareHeader(was: HeaderModel, is: HeaderModel): [RuleName, string][] {
  const found: [RuleName, string][] = [];
  if (was.form !== is.form) found.push(["header-type-changed", `is read as ${is.form}; it was ${was.form}`]);
  if (was.required && !is.required) found.push(["header-optional", "may be missing"]);
  if (!was.required && is.required) found.push(["header-required", "is always there"]);
  const [old, fresh] = [was.values, is.values];
  if (old !== undefined && (fresh === undefined || fresh.some((value) => !old.includes(value))))
    found.push(["header-value-added", fresh === undefined ? "can be anything" : `can be ${fresh.join(", ")}`]);
  if (fresh !== undefined && (old === undefined || old.some((value) => !fresh.includes(value))))
    found.push(["header-value-removed", `can only be ${fresh.join(", ")}`]);
  return found;
}
