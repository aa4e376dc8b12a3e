/** Two objects: their properties, and what else may be in them. */
import type { Path } from "../../document/pointer.ts";
import type { View } from "../../model/split-schemas.ts";
import { type Edge, type Finding, type FindingKind, type Level, memberAt } from "./finding.ts";
import type { ObjectForm, Property } from "./form.ts";
import { limitFindings } from "./limit-findings.ts";

/** Compares two objects, but for the values of their properties. */
export function compareObjects(before: ObjectForm, now: ObjectForm, view: View): Level {
  const names = [...new Set([...before.properties.keys(), ...now.properties.keys()])];
  const findings: Finding[] = [];
  const edges: Edge[] = [];
  for (const name of names) {
    const [was, is] = [before.properties.get(name), now.properties.get(name)];
    const finding = propertyFinding(name, was, is, view);
    if (finding !== undefined) findings.push(finding);
    if (was !== undefined && is !== undefined)
      edges.push({ at: memberAt("", name), before: was.schema, now: is.schema });
  }
  const limits = limitFindings(before.limits, now.limits, (kind, what) => ({ kind, at: "", path: now.path, what }));
  const extras = compareExtras(before, now, view);
  return {
    findings: [...findings, ...tagFindings(before, now), ...limits, ...extras.findings],
    edges: [...edges, ...extras.edges],
  };
}

function propertyFinding(
  name: string,
  was: Property | undefined,
  is: Property | undefined,
  view: View,
): Finding | undefined {
  const found = (kind: FindingKind, what: string): Finding => ({
    kind,
    at: memberAt("", name),
    path: pathOf(is ?? was),
    what,
  });
  const isSent = view === "input";
  if (was === undefined) {
    if (is?.required !== true) return found("property-added", "is new");
    return found("property-added-required", isSent ? "is new and required" : "is new, and always there");
  }
  if (is === undefined) return found("property-removed", "is gone");
  if (was.required === is.required) return undefined;
  if (is.required) return found("property-required", isSent ? "is required" : "is always there");
  return found("property-optional", isSent ? "may be left out" : "may be missing");
}

function pathOf(property: Property | undefined): Path {
  return property?.schema.at(-1)?.path ?? [];
}

/** By what an object is told from others. A discriminator that is new only says more. */
function tagFindings({ tag: was }: ObjectForm, { tag: is, path }: ObjectForm): Finding[] {
  if (was === undefined || was.values.length === 0) {
    if (was !== undefined || is === undefined || is.values.length === 0) return [];
    return [
      { kind: "value-removed", at: memberAt("", is.property), path, what: `can only be ${is.values.join(" or ")}` },
    ];
  }
  const isSame = was.property === is?.property && was.values.toSorted().join(" ") === is.values.toSorted().join(" ");
  if (isSame) return [];
  const now = is === undefined ? "nothing" : `${is.property}: ${is.values.join(", ")}`;
  const what = `is told from others by ${now}; it was ${was.property}: ${was.values.join(", ")}`;
  return [{ kind: "discriminator-changed", at: "", path, what }];
}

/** Properties of any name. */
function compareExtras(before: ObjectForm, now: ObjectForm, view: View): Level {
  const [was, is] = [before.extras, now.extras];
  const found = (kind: FindingKind, what: string): Level => ({
    findings: [{ kind, at: "", path: now.path, what }],
    edges: [],
  });
  const hadSome = typeof was === "object";
  const hasSome = typeof is === "object";
  if (hadSome && hasSome) return { findings: [], edges: [{ at: "*", before: was, now: is }] };
  if (hadSome) return found("extras-removed", "has no properties of any name any more");
  if (hasSome) return found("extras-added", "may have properties of any name");
  if (view === "input" && is === "closed" && was === undefined)
    return found("extras-refused", "refuses properties that it does not describe");
  return { findings: [], edges: [] };
}
