import type { SecurityRequirement } from "../security/requirement.ts";
/** A client that holds a credential for each scheme in `Holds`. */
export interface Client<out Holds extends object = {}> {
  readonly "~holds": Holds;
  fetch(path: string, init?: { security?: readonly SecurityRequirement[] }): Promise<Response>;
}
