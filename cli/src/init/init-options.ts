/** What a package is made of. */
import type { SourceAccess } from "../document/sources/access.ts";
import type { ModelOptions } from "../model/model-options.ts";

/** What a document does not say, as data that can be written down again. */
export interface GivenConfig extends ModelOptions {
  readonly overlays?: readonly string[];
}

/** What `init` is told. */
export interface InitOptions extends SourceAccess {
  /** The document: a path, an address, or `-` for standard input. */
  readonly spec: string;
  /** The folder to make. */
  readonly dir: string;
  /** The package's name. */
  readonly name: string;
  /** An SPDX expression. */
  readonly license: string;
  /** The address of the repository; without one some links stay to be filled in. */
  readonly repository: string | undefined;
  /** Who publishes it. */
  readonly author: string | undefined;
  /** Whether it is published to JSR too. */
  readonly jsr: boolean;
  /** What the document does not say; it is written into the package's configuration. */
  readonly config: GivenConfig;
}
