/** What every file of a package is made from. */
import type { SpecModel } from "../model/spec-model.ts";
import type { GivenConfig } from "./init-options.ts";
import type { SampleCalls } from "./sample-calls.ts";

/** Strings of the document are as it has them: whoever writes them escapes them. */
export interface PackageFacts {
  readonly name: string;
  /** The same in small letters, digits and hyphens. */
  readonly slug: string;
  readonly license: string;
  readonly repository: string | undefined;
  readonly author: string | undefined;
  readonly jsr: boolean;
  /** What the configuration calls the document: a path in the package, or an address. */
  readonly spec: string;
  /** Where a newer document can be fetched. */
  readonly address: string | undefined;
  readonly model: SpecModel;
  /** The document's own words on the API. */
  readonly description: string | undefined;
  readonly calls: SampleCalls;
  /** What goes into the package's configuration as data. */
  readonly config: GivenConfig;
}

/** Whether the document stands in the package. */
export function isLocal({ spec }: Pick<PackageFacts, "spec">): boolean {
  return !/^https?:/i.test(spec);
}
