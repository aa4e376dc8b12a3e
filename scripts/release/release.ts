import { CommandError } from "../run-command.ts";
import type { PackedPackage } from "./publish.ts";

/** What a release does, step by step; each may fail. */
export interface ReleaseSteps {
  /** What stands in its way, one line each. */
  readonly obstacles: () => Promise<readonly string[]>;
  /** Packs and checks; resolves to what to print. */
  readonly check: () => Promise<string>;
  readonly packed: () => Promise<readonly PackedPackage[]>;
  /** Shows what would go out with a package. */
  readonly show: (pkg: PackedPackage) => Promise<string>;
  readonly publish: (pkg: PackedPackage, args: readonly string[]) => Promise<string>;
  readonly print: (text: string) => void;
}

/**
 * Releases the packages, or refuses. With `--dry-run` it does everything up to the registry, and says what stands in the way.
 *
 * @param args Handed on to `npm publish`.
 */
export async function release(args: readonly string[], steps: ReleaseSteps): Promise<void> {
  const isDryRun = args.includes("--dry-run");
  const problems = await steps.obstacles();
  if (!isDryRun && problems.length > 0) throw new CommandError(listed("Nothing was released:", problems));
  steps.print(await steps.check());
  const packages = await steps.packed();
  for (const pkg of packages) steps.print(await steps.show(pkg));
  if (isDryRun) {
    steps.print("A dry run: the registry was not asked, and nothing was published.");
    if (problems.length > 0) steps.print(listed("A release would be refused:", problems));
    return;
  }
  for (const pkg of packages) steps.print(await steps.publish(pkg, args));
}

function listed(title: string, lines: readonly string[]): string {
  return [title, ...lines].join("\n  ");
}
