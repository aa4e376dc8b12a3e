import type { Mutant } from "./mutant.ts";

/** Rules of the types of schemas; most are held by the judge with its validator. */
export const schemaRules: readonly Mutant[] = [
  {
    rule: "an object that requires what it does not describe stays open",
    file: "cli/src/generate/types/mend-required.ts",
    from: "return { additionalProperties: true, ...schema, properties };",
    to: "return { ...schema, properties };",
  },
  {
    rule: "what is required and not described is what all others are",
    file: "cli/src/generate/types/mend-required.ts",
    from: "mapOf(root, schema) ?? {",
    to: "{",
    by: "judge/judge",
  },
  {
    rule: "an alternative that only requires says so",
    file: "cli/src/generate/types/mend-alternatives.ts",
    from: "parts.map((part) => requiring(root, schema, part, view))",
    to: "parts",
    by: "judge/judge",
  },
  {
    rule: "alternatives beside a plain type narrow it",
    file: "cli/src/generate/types/mend-alternatives.ts",
    from: "return isPlain ||",
    to: "return",
  },
  {
    rule: "an object that is open beside alternatives is no alternative to them",
    file: "cli/src/generate/types/mend-alternatives.ts",
    from: "return isOpen ||",
    to: "return",
  },
  {
    rule: "a value that the type refuses is none",
    file: "cli/src/generate/types/mend-values.ts",
    from: "types.some((one) => isOfType(value, one))",
    to: "true",
    by: "judge/judge",
  },
  {
    rule: "nothing but {} fits a closed object without properties",
    file: "cli/src/generate/types/schema-view.ts",
    from: "isWhole && isEmptyObject(",
    to: "false && isEmptyObject(",
    by: "judge/judge",
  },
  {
    rule: "an empty base is open to what extends it",
    file: "cli/src/generate/types/closed-objects.ts",
    from: " && !basesOf(root).has(schema)",
    to: "",
  },
  {
    rule: "a tuple's items may be missing without minItems",
    file: "cli/src/generate/types/schema-type.ts",
    from: "minItems ?? 0",
    to: "minItems ?? prefixItems.length",
    by: "judge/judge",
  },
  {
    rule: "anything may follow an open tuple",
    file: "cli/src/generate/types/schema-type.ts",
    from: "isClosed(schema) || types.length >= most",
    to: "items === undefined || isClosed(schema) || types.length >= most",
    by: "judge/judge",
  },
  {
    rule: "nothing follows maxItems",
    file: "cli/src/generate/types/schema-type.ts",
    from: "isClosed(schema) || types.length >= most",
    to: "isClosed(schema)",
    by: "judge/judge",
  },
  {
    rule: "minItems may ask for more than prefixItems describes",
    file: "cli/src/generate/types/schema-type.ts",
    from: "Math.max(0, least - types.length)",
    to: "0",
  },
  {
    rule: "a discriminator's values belong to the schemas that it tells apart",
    file: "cli/src/generate/types/schema-view.ts",
    from: "for (const mark of marksOf(context, schema))",
    to: "for (const mark of [] as ReturnType<typeof marksOf>)",
    by: "judge/judge",
  },
  {
    rule: "requests are without what answers alone have",
    file: "cli/src/generate/types/schema-view.ts",
    from: 'key !== "properties" || !hidden.has(name)',
    to: "true",
    by: "judge/judge",
  },
];
