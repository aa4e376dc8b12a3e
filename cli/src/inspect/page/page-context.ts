/** What the parts of the page share: numbers instead of a document's strings where the page's script looks. */
import type { InspectedOperation, InspectedScheme, Inspection, Warning } from "../inspection.ts";

/** An inspection and the numbers of what is in it. */
export interface PageContext {
  readonly inspection: Inspection;
  /** The scheme of a name, and its place in the list. */
  scheme(name: string): { readonly scheme: InspectedScheme; readonly index: number } | undefined;
  tagIndex(name: string): number;
  /** The warnings about an operation, by their place in the list. */
  warningsOf(operation: InspectedOperation): readonly { readonly warning: Warning; readonly index: number }[];
}

/** Looks everything up once, so that the work for each operation is the same however many there are. */
export function createContext(inspection: Inspection): PageContext {
  const schemes = new Map(inspection.schemes.map((scheme, index) => [scheme.name, { scheme, index }]));
  const tags = new Map(inspection.tags.map(({ name }, index) => [name, index]));
  const warnings = new Map<string, { warning: Warning; index: number }[]>();
  for (const [index, warning] of inspection.warnings.entries()) {
    for (const route of warning.operations) warnings.set(route, [...(warnings.get(route) ?? []), { warning, index }]);
  }
  return {
    inspection,
    scheme: (name) => schemes.get(name),
    tagIndex: (name) => tags.get(name) ?? 0,
    warningsOf: ({ route }) => warnings.get(route) ?? [],
  };
}
