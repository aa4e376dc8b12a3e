/** Two models, and what has changed from the one to the other for a caller. */
import { compareSchemes, renamedSchemes } from "./access/compare-schemes.ts";
import { compareServers } from "./access/compare-servers.ts";
import { compareSessions } from "./access/compare-sessions.ts";
import { type Change, changeOf, type Diff, worstStep } from "./change.ts";
import { compareComponents } from "./operations/compare-components.ts";
import { compareOperation } from "./operations/compare-operation.ts";
import type { Comparison } from "./operations/context.ts";
import { matchOperations } from "./operations/match-operations.ts";
import { createSchemaComparison } from "./schemas/compare-schemas.ts";
import type { Side } from "./sides/side.ts";

/** Compares two models, with the documents that they are made of. Webhooks and links are left out: no call has them. */
export function compareModels(before: Side, now: Side): Diff {
  const schemas = createSchemaComparison(before.root, now.root);
  const schemeNames = renamedSchemes(before, now);
  const comparison: Comparison = { before, now, schemas, schemeNames };
  const { pairs, removed, added } = matchOperations(before.operations, now.operations);
  const told = [
    ...compareServers(before, now),
    ...compareSchemes(before, now, schemeNames),
    ...compareSessions(before, now, schemeNames),
    ...pairs.flatMap(([one, other]) => compareOperation({ ...comparison, one, other })),
    ...removed.map(({ model, route, path }) =>
      changeOf("operation-removed", route, path, `\`${model.name}\` is gone.`),
    ),
    ...added.map(({ model, route, path }) => changeOf("operation-added", route, path, `\`${model.name}\` is new.`)),
  ];
  const changes = [...told, ...compareComponents(comparison, told)];
  const isSame = changes.length > 0 || schemas.isSame(before.root, now.root);
  const wording: Change[] = isSame
    ? []
    : [changeOf("wording-changed", null, [], "Nothing but words, or what no caller sees, has changed.")];
  const all = [...changes, ...wording];
  return { step: worstStep(all), changes: all };
}
