/** One level of two schemas: what their values can be, without what is inside. */
import type { Path } from "../../document/pointer.ts";
import type { View } from "../../model/split-schemas.ts";
import { compareObjects } from "./compare-objects.ts";
import type { Edge, Finding, FindingKind, Level } from "./finding.ts";
import type { FlatSchema, ListForm, ScalarForm } from "./form.ts";
import { type Found, limitFindings, sayChange, short } from "./limit-findings.ts";
import { matchObjects } from "./match-objects.ts";
import type { Schema } from "./place.ts";

/** How a level is compared. */
export interface LevelContext {
  readonly view: View;
  /** Where the new schema stands. */
  readonly path: Path;
  /** Whether two schemas mean the same. */
  isEqual(before: Schema, now: Schema): boolean;
}

/** Compares what two schemas say of a value itself. */
export function compareForms(before: FlatSchema, now: FlatSchema, context: LevelContext): Level {
  const { path, view } = context;
  const found = (kind: FindingKind, what: string): Finding => ({ kind, at: "", path, what });
  const marks = compareMarks(before, now, view, found);
  const types = compareTypes(before, now, found);
  // Beside what can be anything there is nothing to match.
  const isSettled = before.isAny || now.isAny || types.some(({ kind }) => kind === "type-changed");
  if (isSettled) return { findings: [...marks, ...types], edges: [] };
  const objects = matchObjects(before.objects, now.objects, context.isEqual);
  const levels = [
    { findings: [...marks, ...types, ...compareScalars(before, now, found)], edges: [] },
    ...objects.pairs.map(([one, other]) => compareObjects(one, other, view)),
    ...compareLists(before.lists, now.lists, found),
    {
      findings: [
        ...objects.removed.map((form) => ({
          ...found("type-narrowed", `can no longer be ${nameOf(form.name)}`),
          path: form.path,
        })),
        ...objects.added.map((form) => ({
          ...found("type-widened", `can also be ${nameOf(form.name)}`),
          path: form.path,
        })),
      ],
      edges: [],
    },
  ];
  return { findings: levels.flatMap(({ findings }) => findings), edges: levels.flatMap(({ edges }) => edges) };
}

function nameOf(name: string | undefined): string {
  return name === undefined ? "an object of one more form" : `\`${name}\``;
}

/** What is said beside the type. */
function compareMarks(before: FlatSchema, now: FlatSchema, view: View, found: Found): Finding[] {
  const hasOtherDefault = JSON.stringify(before.default) !== JSON.stringify(now.default);
  return [
    ...(now.isDeprecated && !before.isDeprecated ? [found("deprecated", "is deprecated")] : []),
    ...(view === "input" && hasOtherDefault
      ? [found("default-changed", sayChange("default", before.default, now.default))]
      : []),
    ...(before.constraint === now.constraint
      ? []
      : [found("constraint-changed", "has another constraint that no type shows")]),
  ];
}

/** The kinds of value, null apart. */
function compareTypes(before: FlatSchema, now: FlatSchema, found: Found): Finding[] {
  if (before.isAny && now.isAny) return [];
  const [was, is] = [kindsOf(before), kindsOf(now)];
  if (before.isAny) return [found("type-narrowed", `can only be ${list(is)}; it could be anything`)];
  if (now.isAny) return [found("type-widened", "can be anything")];
  const removed = was.filter((kind) => !is.includes(kind));
  const added = is.filter((kind) => !was.includes(kind));
  const nulls = [
    ...(before.hasNull && !now.hasNull ? [found("null-removed", "can no longer be null")] : []),
    ...(!before.hasNull && now.hasNull ? [found("null-added", "can be null")] : []),
  ];
  if (was.length > 0 && is.length > 0 && removed.length === was.length && added.length === is.length)
    return [found("type-changed", `is ${list(is)}; it was ${list(was)}`)];
  return [
    ...nulls,
    ...(removed.length === 0 ? [] : [found("type-narrowed", `can no longer be ${list(removed)}`)]),
    ...(added.length === 0 ? [] : [found("type-widened", `can also be ${list(added)}`)]),
  ];
}

function kindsOf({ scalars, objects, lists }: FlatSchema): string[] {
  const kinds = scalars.map(({ kind }) => (kind === "file" ? "a file" : `a ${kind}`));
  const [anObject, aList] = [objects.length > 0 ? ["an object"] : [], lists.length > 0 ? ["a list"] : []];
  return [...new Set([...kinds, ...anObject, ...aList])];
}

/** Choices and limits of what both sides can be. */
function compareScalars(before: FlatSchema, now: FlatSchema, found: Found): Finding[] {
  const kinds = [...new Set(now.scalars.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const [was, is] = [before, now].map(({ scalars }) => scalars.filter((form) => form.kind === kind));
    if (was === undefined || is === undefined || was.length === 0) return [];
    const [one, other] = [was.at(0), is.at(0)];
    const limits =
      was.length === 1 && is.length === 1 && one !== undefined && other !== undefined
        ? limitFindings(one.limits, other.limits, found)
        : [];
    return [...choiceFindings(valuesOf(was), valuesOf(is), found), ...limits];
  });
}

/** The values of several forms; nothing where one of them takes any. */
function valuesOf(forms: readonly ScalarForm[]): ReadonlySet<string> | undefined {
  if (forms.some(({ values }) => values === undefined)) return undefined;
  return new Set(forms.flatMap(({ values }) => [...(values ?? [])]));
}

function choiceFindings(
  was: ReadonlySet<string> | undefined,
  is: ReadonlySet<string> | undefined,
  found: Found,
): Finding[] {
  if (was === undefined && is !== undefined) return [found("value-removed", `can only be ${list([...is].map(short))}`)];
  if (was !== undefined && is === undefined) return [found("value-added", "is no choice of values any more")];
  const removed = [...(was ?? [])].filter((value) => is?.has(value) !== true).map(short);
  const added = [...(is ?? [])].filter((value) => was?.has(value) !== true).map(short);
  return [
    ...(removed.length === 0 ? [] : [found("value-removed", `can no longer be ${list(removed)}`)]),
    ...(added.length === 0 ? [] : [found("value-added", `can also be ${list(added)}`)]),
  ];
}

/** Lists are compared if each side has one form of them, as nearly all have. */
function compareLists(before: readonly ListForm[], now: readonly ListForm[], found: Found): Level[] {
  const [one] = before;
  const [other] = now;
  if (one === undefined || other === undefined) return [];
  const isOtherTuple =
    one.first.length !== other.first.length || (one.first.length > 0 && one.isClosed !== other.isClosed);
  if (isOtherTuple) {
    const what = `has ${other.first.length} items of their own; it had ${one.first.length}`;
    return [{ findings: [{ ...found("type-changed", what), path: other.path }], edges: [] }];
  }
  const first = one.first.flatMap((place, index): Edge[] => {
    const next = other.first[index];
    return next === undefined ? [] : [{ at: `[${index}]`, before: [place], now: [next] }];
  });
  const anything = { value: true, path: other.path };
  const items = { at: "[]", before: [one.items ?? anything], now: [other.items ?? anything] };
  const hasItems = one.items !== undefined || other.items !== undefined;
  return [{ findings: limitFindings(one.limits, other.limits, found), edges: hasItems ? [...first, items] : first }];
}

function list(texts: readonly string[]): string {
  const most = 6;
  const some = texts.length > most + 1 ? [...texts.slice(0, most), `${texts.length - most} more`] : texts;
  return some.length < 2 ? (some[0] ?? "nothing") : `${some.slice(0, -1).join(", ")} or ${some.at(-1) ?? ""}`;
}
