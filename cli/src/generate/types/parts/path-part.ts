/** The types of one path, or of one webhook. */
import type { Json } from "../../../document/json.ts";
import { transformDocument, type Resolve } from "../openapi-typescript.ts";
import { liftOptionalPaths } from "../optional-path.ts";
import { mendRequestLists } from "../readonly-lists.ts";
import { schemaType } from "../schema-type.ts";
import type { ts } from "../typescript.ts";
import { dropUnusualPaths } from "../unusual-methods.ts";
import { liftWholeQueries } from "../whole-query.ts";
import { membersOf } from "./members.ts";

/** What is added to `paths` or `webhooks`, and to `operations`. */
export interface PathPart {
  readonly members: readonly ts.TypeElement[];
  readonly operations: readonly ts.TypeElement[];
}

/** Declares the types of what stands under one key of `paths` or `webhooks`. */
export function pathPart(section: "paths" | "webhooks", key: string, item: Json, resolve: Resolve): PathPart {
  const known = dropUnusualPaths(transformDocument({ [section]: { [key]: item } }, schemaType, resolve));
  const declarations = mendRequestLists(liftOptionalPaths(liftWholeQueries(known)));
  return { members: membersOf(declarations, section), operations: membersOf(declarations, "operations") };
}
