/** Warnings about security schemes. */
import { isObject, objectAt, valueAt, type Json } from "../document/json.ts";
import { resolveRef } from "../document/resolve-ref.ts";
import type { Inspected, InspectedOperation, InspectedScheme, Warning } from "./inspection.ts";

/** Warnings about how credentials are sent, and by what name. */
export function schemeWarnings({ root, schemes, operations }: Inspected): Warning[] {
  return schemes.flatMap((scheme) => {
    const routes = operations.filter((operation) => names(operation, scheme.name)).map(({ route }) => route);
    return [
      ...rules.flatMap(({ applies, write }) =>
        applies(scheme) ? [{ ...write(scheme.name, scheme), operations: routes }] : [],
      ),
      ...undeclaredScopes(root, scheme, operations),
    ];
  });
}

function names({ alternatives }: InspectedOperation, scheme: string): boolean {
  return alternatives.some((requirement) => Object.hasOwn(requirement, scheme));
}

interface Rule {
  applies(scheme: InspectedScheme): boolean;
  write(name: string, scheme: InspectedScheme): Omit<Warning, "operations">;
}

const undefinedScheme: Rule = {
  applies: ({ data }) => data["type"] === "custom",
  write: (name, { definedBy }) => ({
    kind: "undefined-scheme",
    level: "danger",
    message:
      definedBy === "nobody"
        ? `\`${name}\` is required, and defined nowhere: nobody knows what to send.`
        : `\`${name}\` is of a type that OpenAPI does not know, or lacks what its type needs: nobody knows what to send.`,
    hint: "Define it in components.securitySchemes, or under `schemes` of latchkey.config.",
  }),
};

const hiddenBearer: Rule = {
  applies: ({ data }) => isKeyIn(data, "header") && data["name"]?.toLowerCase() === "authorization" && !data["prefix"],
  write: (name) => ({
    kind: "hidden-bearer",
    level: "caution",
    message: `\`${name}\` is an API key in the header Authorization: most likely a bearer token in disguise.`,
    hint: 'Declare it as `type: http, scheme: bearer`, or say `as: "bearer"` under `schemes` of latchkey.config.',
  }),
};

const keyInQuery: Rule = {
  applies: ({ data }) => isKeyIn(data, "query"),
  write: (name, { data }) => ({
    kind: "key-in-query",
    level: "caution",
    message: `\`${name}\` is sent in the query (?${data["name"] ?? ""}=…), where logs, histories and referrers keep it.`,
    hint: "Take it in a header.",
  }),
};

const mutualTls: Rule = {
  applies: ({ data }) => data["type"] === "mutualTLS",
  write: (name) => ({
    kind: "mutual-tls",
    level: "caution",
    message: `\`${name}\` is mutual TLS, which fetch knows nothing of: latchkey does not fulfil it.`,
    hint: "Give the client a `fetch` that has the certificate.",
  }),
};

const unused: Rule = {
  applies: ({ operations }) => operations === 0,
  write: (name) => ({
    kind: "unused-scheme",
    level: "note",
    message: `\`${name}\` is defined, and no operation requires it.`,
    hint: "Remove it, or state it under the `security` of what it should lock.",
  }),
};

const rules: readonly Rule[] = [undefinedScheme, hiddenBearer, keyInQuery, mutualTls, unused];

function isKeyIn(data: InspectedScheme["data"], place: string): boolean {
  return data["type"] === "apiKey" && data["in"] === place;
}

/** An OAuth flow lists its scopes; another is refused by the authorization server (OpenAPI 3.1, section 4.8.29). */
function undeclaredScopes(root: Json, scheme: InspectedScheme, operations: readonly InspectedOperation[]): Warning[] {
  if (scheme.data["type"] !== "oauth2") return [];
  const entry = valueAt(objectAt(objectAt(root, "components"), "securitySchemes"), scheme.name);
  const flows = Object.values(objectAt(resolveRef(root, entry, [])?.value, "flows")).filter(isObject);
  if (flows.length === 0) return [];
  const declared = new Set(flows.flatMap((flow) => Object.keys(objectAt(flow, "scopes"))));
  const missing = new Map<string, string[]>();
  for (const { route, alternatives } of operations) {
    for (const scope of new Set(alternatives.flatMap((requirement) => requirement[scheme.name] ?? []))) {
      if (!declared.has(scope)) missing.set(scope, [...(missing.get(scope) ?? []), route]);
    }
  }
  return [...missing].map(([scope, routes]) => ({
    kind: "undeclared-scope",
    level: "caution",
    message: `The scope \`${scope}\` is required of \`${scheme.name}\`, whose flows do not declare it.`,
    hint: "Declare it under `scopes` of the flow, or mend its name.",
    operations: routes,
  }));
}
