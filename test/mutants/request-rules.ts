/** "Values on the wire": how a call's parameters and its body are written. */
import type { Mutant } from "./mutant.ts";

/** The breaches of how values are written, which are refused, and how an answer is read that does not say. */
export const requestRules: readonly Mutant[] = [
  {
    rule: "a path and a header have no names in them",
    file: "request/style.ts",
    from: " && isBare !== true",
    to: "",
  },
  {
    rule: "a list inside an exploded object repeats its name",
    file: "request/style.ts",
    from: "if (!Array.isArray(value)) return deepPairs(key, value, encode);",
    to: "return deepPairs(key, value, encode);",
  },
  {
    rule: "an object inside another goes on in brackets",
    file: "request/style.ts",
    from: "if (!Array.isArray(value)) return deepPairs(key, value, encode);",
    to: "if (!Array.isArray(value)) throw new UnwritableValue(NESTED);",
  },
  {
    rule: "no path and no cookie has brackets",
    file: "request/style.ts",
    from: 'if (style === "matrix" || between !== undefined) throw',
    to: "if (style === undefined && between === undefined) throw",
  },
  {
    rule: "a value that stands in itself is refused",
    file: "request/style.ts",
    from: "if (depth === DEEPEST) throw",
    to: "if (depth > 1e9) throw",
  },
  {
    rule: "a number that is none is refused",
    file: "request/plain-value.ts",
    from: "if (Number.isFinite(value)) return value;",
    to: "if (!Number.isNaN(value)) return value;",
  },
  {
    rule: "a set is a list",
    file: "request/plain-value.ts",
    from: "if (plain instanceof Set) return [...plain];",
    to: "",
  },
  {
    rule: "a map is an object",
    file: "request/plain-value.ts",
    from: "if (plain instanceof Map) return",
    to: "if (plain === null) return",
  },
  {
    rule: "what would be an empty object is refused",
    file: "request/plain-value.ts",
    from: 'if (typeof plain === "object" && plain !== null) assertReadable(plain);',
    to: "",
  },
  {
    rule: "an object is never sent as a form that its endpoint cannot write",
    file: "request/body.ts",
    from: 'if (kind !== "form" && kind !== "multipart") return undefined;',
    to: "return undefined;",
  },
  {
    rule: "a plain list in a query repeats its name",
    file: "request/plain-parameter.ts",
    from: 'location === "query" ? "&" : "; "',
    to: '"; "',
  },
  {
    rule: "a body as JSON is looked at whole",
    file: "request/body.ts",
    from: 'namingParameter(operation, "body", () => jsonText(value))',
    to: "JSON.stringify(value)",
  },
  {
    rule: "a part as JSON is looked at whole",
    file: "request/property.ts",
    by: "request/multipart",
    from: "jsonText(value)",
    to: "JSON.stringify(value)",
  },
  {
    rule: "a file inside an object goes as multipart, whatever is declared first",
    file: "request/choose-media-type.ts",
    from: "if (multipart !== undefined && holdsFiles(body)) return multipart;",
    to: "",
  },
  {
    rule: "a success is read as one type only where one is declared, or JSON alone",
    file: "operation/answers.ts",
    from: "accept.length === 1 || accept.every(isJson) ? accept.slice(0, 1) : []",
    to: "accept.slice(0, 1)",
  },
  {
    rule: "an error without a type has no declared one",
    file: "response/response.ts",
    from: "ok ? expectedType(operation, status, accept) : undefined",
    to: "expectedType(operation, status, accept)",
  },
];
