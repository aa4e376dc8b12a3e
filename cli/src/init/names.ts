/** Names of a package: what npm takes, and what follows from it. */
import validate from "validate-npm-package-name";
import { InputError } from "../document/spec-error.ts";

/** Throws an `InputError` for a name that npm would refuse. */
export function assertPackageName(name: string): void {
  const problem = packageNameProblem(name);
  if (problem === undefined) return;
  throw new InputError(
    `${JSON.stringify(name)} is no name for a package: ${problem}.`,
    "Take small letters, digits and hyphens, with or without a scope: @acme/sdk",
  );
}

/** What npm has against a name. */
export function packageNameProblem(name: string): string | undefined {
  const { validForNewPackages, errors = [], warnings = [] } = validate(name);
  return validForNewPackages ? undefined : (errors[0] ?? warnings[0] ?? "npm refuses it");
}

/** A name that a document's title suggests: `Acme Notes API` is `acme-notes-api`. */
export function suggestName(title: string): string {
  const words =
    title
      .normalize("NFKD")
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  const name = words.join("-").slice(0, 60).replace(/-$/, "");
  return packageNameProblem(name) === undefined ? name : "my-sdk";
}

/** An environment variable for a scheme: `acme-sdk` and `bearerAuth` are `ACME_SDK_BEARER_AUTH`. */
export function variableName(slug: string, scheme: string): string {
  const words = scheme.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, "_");
  return `${slug}_${words}`
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, "_")
    .replace(/^(?=\d)/, "_")
    .replace(/_$/, "");
}
