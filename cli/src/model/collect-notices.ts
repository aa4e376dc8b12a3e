/** What a person should know about a document, in words. */
import type { Json } from "../document/json.ts";
import { routeOf, type ListedOperation, type SkippedOperation } from "./list-operations.ts";
import type { Renaming } from "./names/name-operations.ts";
import { strayParameters, unsendableParameters } from "./resolve-parameters.ts";
import type { Notice, SchemeModel } from "./spec-model.ts";

/** What there is to notice. */
export interface Findings {
  readonly root: Json;
  readonly listed: readonly ListedOperation[];
  readonly renamed: readonly Renaming[];
  readonly skipped: readonly SkippedOperation[];
  readonly schemes: readonly SchemeModel[];
  readonly undefinedSchemes: readonly string[];
}

/** The notices, what matters most first. */
export function collectNotices(findings: Findings): Notice[] {
  return [
    ...findings.undefinedSchemes.map(undefinedSchemeNotice),
    ...findings.skipped.map(({ route, reason }) => notice("not-callable", `${route} gets no function: ${reason}.`)),
    ...findings.listed.flatMap((operation) => parameterNotices(findings.root, operation)),
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
    ...(operation.hasBody
      ? []
      : [notice("not-callable", `${route} describes a body, which fetch refuses; the function takes none.`)]),
  ];
}
