/** What each bundle may weigh, and why one weighs more. */
import type { BundleSize } from "./bundle-size.ts";

/** The sizes at which a budget was written. */
export interface Budget {
  /** The most bytes, compressed. */
  readonly gzipped: number;
  /** The minified bytes of each module at that time. */
  readonly modules: Readonly<Record<string, number>>;
}

/** Compilers and compressors differ by a few bytes from one version to the next. */
const TOLERANCE = 20;

/** Nothing where a bundle is within its budget; else by how much it is over, and the modules that grew since it was written. */
export function overBudget(name: string, size: BundleSize, budget: Budget | undefined): string | undefined {
  if (budget === undefined) return `${name} has no budget: run \`npm run budgets\``;
  const excess = size.gzipped - budget.gzipped;
  if (excess <= TOLERANCE) return undefined;
  const lines = grownModules(size.modules, budget.modules).map(
    ([module, before, after]) => `  ${module}: ${before} → ${after} minified bytes`,
  );
  return [`${name}: ${size.gzipped} bytes, ${excess} over the budget of ${budget.gzipped}`, ...lines].join("\n");
}

/** The modules that are larger than they were or new, the most grown first. */
function grownModules(
  now: BundleSize["modules"],
  before: Budget["modules"],
): readonly (readonly [module: string, before: number, after: number])[] {
  return Object.entries(now)
    .map(([module, after]) => [module, before[module] ?? 0, after] as const)
    .filter(([, was, after]) => after > was)
    .toSorted(([, one, grown], [, other, otherGrown]) => otherGrown - other - (grown - one));
}
