/** One operation in both documents. */
import { valueAt } from "../../document/json.ts";
import type { Change } from "../change.ts";
import { compareSecurity } from "../access/compare-security.ts";
import { compareAnswers } from "./compare-answers.ts";
import { compareBody } from "./compare-body.ts";
import { comparePages } from "./compare-pages.ts";
import { compareParameters } from "./compare-parameters.ts";
import { operationChange, type OperationPair } from "./context.ts";
import { anonymousRoute } from "./match-operations.ts";
import type { OperationRule } from "../rules/operation-rules.ts";

/** All that differs, from a caller's side. */
export function compareOperation(pair: OperationPair): Change[] {
  return [
    ...compareNames(pair),
    ...compareDocs(pair),
    ...compareServer(pair),
    ...compareIdempotencyKey(pair),
    ...compareSecurity(pair),
    ...compareContents(pair),
    ...comparePages(pair),
  ];
}

/** Parameters, bodies and answers, unless all of them are the same to the letter. */
function compareContents(pair: OperationPair): Change[] {
  const { one, other, schemas } = pair;
  const isSame =
    schemas.isSame(one.listed.value, other.listed.value) &&
    schemas.isSame(valueAt(one.listed.item, "parameters"), valueAt(other.listed.item, "parameters"));
  const hasSameModel =
    JSON.stringify(one.model.parameters) === JSON.stringify(other.model.parameters) &&
    JSON.stringify(one.model.commonError) === JSON.stringify(other.model.commonError);
  if (isSame && hasSameModel && one.model.path === other.model.path) return [];
  return [...compareParameters(pair), ...compareBody(pair), ...compareAnswers(pair)];
}

function compareNames(pair: OperationPair): Change[] {
  const { one, other, before, now } = pair;
  const found: Change[] = [];
  const [was, is] = [one.model, other.model];
  if (was.name !== is.name)
    found.push(operationChange(pair, "operation-renamed", other.path, `\`${was.name}\` is called \`${is.name}\`.`));
  if (anonymousRoute(one) !== anonymousRoute(other)) {
    const heir = now.operations.find(({ route }) => route === one.route);
    const rule = heir === undefined ? "route-changed" : "name-taken";
    const left = heir === undefined ? "" : `, which \`${heir.model.name}\` calls now`;
    found.push(
      operationChange(pair, rule, other.path, `\`${is.name}\` calls ${other.route}; it called ${one.route}${left}.`),
    );
  }
  if (was.file !== is.file && hasFileOf(before.operations, was.file)) {
    const message = `\`${is.name}\` stands in endpoints/${is.file}; it stood in endpoints/${was.file}.`;
    found.push(operationChange(pair, "file-changed", other.path, message));
  }
  return found;
}

function hasFileOf(operations: readonly { readonly model: { readonly file: string } }[], file: string): boolean {
  return operations.some(({ model }) => model.file === file);
}

function compareDocs(pair: OperationPair): Change[] {
  const { one, other } = pair;
  const [was, is] = [one.model.docs, other.model.docs];
  if (is.deprecated && !was.deprecated)
    return [operationChange(pair, "operation-deprecated", other.path, `\`${other.model.name}\` is deprecated.`)];
  const words = ({ summary, description, link, deprecated }: typeof was): string =>
    JSON.stringify([summary, description, link, deprecated]);
  if (words(was) === words(is)) return [];
  return [operationChange(pair, "operation-described", other.path, `\`${other.model.name}\` is described otherwise.`)];
}

/** A server that the path or the operation names. */
function compareServer(pair: OperationPair): Change[] {
  const [was, is] = [pair.one.model.server, pair.other.model.server];
  if (was === is) return [];
  const usual = "the document's server";
  const message = `Calls go to ${is ?? usual}; they went to ${was ?? usual}. Credentials go there too.`;
  return [operationChange(pair, "operation-server-changed", pair.other.path, message)];
}

/** The header by which the server knows a call that is repeated. */
function compareIdempotencyKey(pair: OperationPair): Change[] {
  const [was, is] = [pair.one.model.idempotencyKey, pair.other.model.idempotencyKey];
  if (was?.toLowerCase() === is?.toLowerCase()) return [];
  const { name } = pair.other.model;
  const found = (rule: OperationRule, message: string) => [operationChange(pair, rule, pair.other.path, message)];
  if (was === undefined) return found("idempotency-key-added", `\`${name}\` has an idempotency key, \`${is}\`.`);
  if (is === undefined)
    return found("idempotency-key-removed", `\`${name}\` has no idempotency key; it was \`${was}\`.`);
  return found("idempotency-key-renamed", `The idempotency key of \`${name}\` is \`${is}\`; it was \`${was}\`.`);
}
