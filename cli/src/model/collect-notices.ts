/** What a person should know about a document, in words. */
import { objectAt, type Json } from "../document/json.ts";
import { routeOf } from "../document/methods.ts";
import { resolveRef } from "../document/resolve-ref.ts";
import type { ListedOperation, OperationList, SkippedOperation } from "./list-operations.ts";
import type { Renaming } from "./names/name-operations.ts";
import { strayParameters, unsendableParameters } from "./resolve-parameters.ts";
import { unusableMediaTypes } from "./resolve-responses.ts";
import { findSessionCandidate } from "./session-candidate.ts";
import type { Notice, ParameterModel, SchemeModel } from "./spec-model.ts";

/** What there is to notice. */
export interface Findings {
  readonly root: Json;
  readonly listed: readonly ListedOperation[];
  /** Of each of them. */
  readonly parameters: readonly (readonly ParameterModel[])[];
  readonly renamed: readonly Renaming[];
  readonly skipped: readonly SkippedOperation[];
  readonly kept: OperationList["kept"];
  readonly schemes: readonly SchemeModel[];
  readonly undefinedSchemes: readonly string[];
  readonly hasSession: boolean;
}

/** The notices, what matters most first. */
export function collectNotices(findings: Findings): Notice[] {
  return [
    ...findings.undefinedSchemes.map(undefinedSchemeNotice),
    ...misspeltSessions(findings.root),
    ...(findings.hasSession ? [] : sessionNotices(findings)),
    ...findings.skipped.map(({ route, reason }) => notice("not-callable", `${route} gets no function: ${reason}.`)),
    ...findings.kept.map(({ route, scheme }) =>
      notice("kept", `${route} is kept, though a filter leaves it out: the session of \`${scheme}\` needs it.`),
    ),
    ...findings.listed.flatMap((operation) => parameterNotices(findings.root, operation)),
    ...findings.listed.flatMap((operation, index) => defaultNotices(operation, findings.parameters[index] ?? [])),
    ...findings.schemes.filter(({ data }) => data["type"] === "mutualTLS").map(customSchemeNotice),
    ...findings.renamed.map(({ operation, wanted, isReserved, name }) =>
      notice(
        "renamed",
        `${routeOf(operation)} is \`${name}\`, since \`${wanted}\` is ${isReserved ? "reserved" : "taken"}.`,
      ),
    ),
    ...findings.listed
      .filter(({ operationId }) => operationId === undefined)
      .map((operation) =>
        notice("no-operation-id", `${routeOf(operation)} has no operationId and is called \`${operation.name}\`.`),
      ),
  ];
}

function notice(kind: Notice["kind"], message: string): Notice {
  return { kind, message };
}

function undefinedSchemeNotice(name: string): Notice {
  return notice(
    "undefined-scheme",
    `Operations require \`${name}\`, which components.securitySchemes does not define. Define it there, or under \`schemes\` of latchkey.config.`,
  );
}

/** What could be wired. */
function sessionNotices({ root, listed, schemes }: Findings): Notice[] {
  const found = findSessionCandidate(root, listed, schemes);
  if (found === undefined) return [];
  const { message, block } = found;
  return [{ kind: "no-session", message, ...(block !== undefined && { block }) }];
}

/** An extension that looks like the wiring of a session wires nothing. */
function misspeltSessions(root: Json): Notice[] {
  const schemes = objectAt(objectAt(root, "components"), "securitySchemes");
  return Object.entries(schemes).flatMap(([name, entry]) => {
    const scheme = resolveRef(root, entry, [])?.value ?? {};
    const misspelt = Object.keys(scheme).filter((key) => key !== "x-session" && /^x-?se?s+i?on?s?$/i.test(key));
    return misspelt.map((key) =>
      notice("misspelt", `\`${name}\` has \`${key}\`, which says nothing: a session is wired by \`x-session\`.`),
    );
  });
}

function customSchemeNotice({ name }: SchemeModel): Notice {
  return notice(
    "custom-scheme",
    `\`${name}\` is mutual TLS, which fetch knows nothing of: give the client a function, or a fetch that has the certificate.`,
  );
}

function parameterNotices(root: Json, operation: ListedOperation): Notice[] {
  const route = routeOf(operation);
  const { undeclared, unused } = strayParameters(root, operation);
  return [
    ...undeclared.map((name) =>
      notice(
        "undeclared-parameter",
        `${route} does not declare its path parameter \`${name}\`, which is taken for a string.`,
      ),
    ),
    ...unused.map((name) =>
      notice(
        "unused-parameter",
        `${route} declares the path parameter \`${name}\`, which its path does not have; it is left out.`,
      ),
    ),
    ...unsendableParameters(root, operation).map((name) =>
      notice("unsupported", `${route} has the parameter \`${name}\` in a place that is not supported; it is left out.`),
    ),
    ...unusableMediaTypes(root, operation.value).map(([status, type]) =>
      notice(
        "unsupported",
        `${route} answers ${status} in ${JSON.stringify(type)}, which is no media type; it is left out.`,
      ),
    ),
    ...(operation.hasBody
      ? []
      : [notice("not-callable", `${route} describes a body, which fetch refuses; the function takes none.`)]),
  ];
}

/** A path parameter that may be left out is told of: somebody may have meant its default for an example. */
function defaultNotices(operation: ListedOperation, parameters: readonly ParameterModel[]): Notice[] {
  return parameters.flatMap(({ in: place, name, fixed }) => {
    if (place !== "path" || fixed === undefined || fixed.isConstant) return [];
    const message = `${routeOf(operation)} is called with \`${name}\` ${JSON.stringify(fixed.value)} where a call gives none, as the document says.`;
    return [notice("default-parameter", message)];
  });
}
