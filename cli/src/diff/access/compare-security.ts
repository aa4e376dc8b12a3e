/** What an operation requires in both documents: alternatives, each a set of schemes with scopes. */
import type { Requirement } from "../../model/spec-model.ts";
import type { Change } from "../change.ts";
import { operationChange, type OperationPair } from "../operations/context.ts";
import type { RuleName } from "../rules/rules.ts";

/** What differs for who holds credentials. Schemes that were only renamed are the same. */
export function compareSecurity(pair: OperationPair): Change[] {
  const { one, other, schemeNames } = pair;
  const was = one.model.security.map((requirement) => renamed(requirement, schemeNames));
  const is = other.model.security;
  const told = (rule: RuleName, message: string): Change =>
    operationChange(pair, rule, [...other.path, ...("security" in other.listed.value ? ["security"] : [])], message);
  if (was.length === 0 && is.length === 0) return [];
  if (was.length === 0) {
    if (other.model.optionalSecurity) return [told("security-alternative-added", `${listOf(is)} may be given.`)];
    return [told("security-added", `${listOf(is)} is required; it was public.`)];
  }
  if (is.length === 0) return [told("security-removed", `It is public; it required ${listOf(was)}.`)];
  return [
    ...compareOptional(pair, is, told),
    ...compareAlternatives(was, is, told),
    ...compareOrder(was, is, told),
    ...compareScopes(was, is, told),
  ];
}

type Told = (rule: RuleName, message: string) => Change;

function renamed(requirement: Requirement, names: ReadonlyMap<string, string>): Requirement {
  return Object.fromEntries(
    Object.entries(requirement).map(([scheme, scopes]) => [names.get(scheme) ?? scheme, scopes]),
  );
}

function compareOptional({ one, other }: OperationPair, is: readonly Requirement[], told: Told): Change[] {
  const [was, now] = [one.model.optionalSecurity, other.model.optionalSecurity];
  if (was === now) return [];
  return now
    ? [told("security-optional", `${listOf(is)} is optional.`)]
    : [told("security-required", `${listOf(is)} is required; it was optional.`)];
}

/** A client that held all of an old alternative has to hold all of a new one. */
function compareAlternatives(was: readonly Requirement[], is: readonly Requirement[], told: Told): Change[] {
  const keys = (requirements: readonly Requirement[]): Set<string> => new Set(requirements.map(keyOf));
  const [oldKeys, newKeys] = [keys(was), keys(is)];
  const gone = was.filter((requirement) => !newKeys.has(keyOf(requirement)));
  const fresh = is.filter((requirement) => !oldKeys.has(keyOf(requirement)));
  const explained = new Set<Requirement>();
  const removed = gone.map((requirement) => {
    const smaller = fresh.find((other) => isWithin(other, requirement));
    const larger = fresh.find((other) => isWithin(requirement, other));
    const next = smaller ?? larger ?? fresh.find((other) => !explained.has(other) && gone.length === fresh.length);
    if (next !== undefined) explained.add(next);
    if (smaller !== undefined)
      return told("security-scheme-removed", `${nameOf(smaller)} will do; it was ${nameOf(requirement)}.`);
    if (is.some((other) => isWithin(other, requirement)))
      return told("security-scheme-removed", `${nameOf(requirement)} is more than enough.`);
    if (larger !== undefined)
      return told("security-scheme-added", `${nameOf(larger)} is required; it was ${nameOf(requirement)}.`);
    if (next !== undefined)
      return told("security-scheme-replaced", `${nameOf(next)} is required; it was ${nameOf(requirement)}.`);
    return told("security-alternative-removed", `${nameOf(requirement)} will no longer do.`);
  });
  const added = fresh
    .filter((requirement) => !explained.has(requirement))
    .map((requirement) => told("security-alternative-added", `${nameOf(requirement)} will do too.`));
  return [...removed, ...added];
}

/** A client takes the first alternative for which it holds all credentials. */
function compareOrder(was: readonly Requirement[], is: readonly Requirement[], told: Told): Change[] {
  const [old, fresh] = [was.map(keyOf), is.map(keyOf)];
  const kept = old.filter((key) => fresh.includes(key));
  const now = fresh.filter((key) => old.includes(key));
  const [first] = fresh;
  const isNewFirst = kept.length > 0 && first !== undefined && !old.includes(first);
  if (kept.join("|") === now.join("|") && !isNewFirst) return [];
  return [
    told(
      "security-order-changed",
      `A client that holds several credentials sends ${nameOf(is[0] ?? {})}; it sent ${nameOf(was[0] ?? {})}.`,
    ),
  ];
}

function compareScopes(was: readonly Requirement[], is: readonly Requirement[], told: Told): Change[] {
  return is.flatMap((requirement) => {
    const old = was.find((other) => keyOf(other) === keyOf(requirement));
    if (old === undefined) return [];
    return Object.entries(requirement).flatMap(([scheme, scopes]) => {
      const before = old[scheme] ?? [];
      const added = scopes.filter((scope) => !before.includes(scope));
      const removed = before.filter((scope) => !scopes.includes(scope));
      return [
        ...(added.length === 0 ? [] : [told("security-scope-added", `\`${scheme}\` needs ${quoted(added)}.`)]),
        ...(removed.length === 0
          ? []
          : [told("security-scope-removed", `\`${scheme}\` no longer needs ${quoted(removed)}.`)]),
      ];
    });
  });
}

/** Scopes are no part of what a client holds. */
function keyOf(requirement: Requirement): string {
  return JSON.stringify(Object.keys(requirement).toSorted());
}

function isWithin(smaller: Requirement, larger: Requirement): boolean {
  return Object.keys(smaller).every((scheme) => Object.hasOwn(larger, scheme));
}

function nameOf(requirement: Requirement): string {
  return Object.keys(requirement)
    .map((scheme) => `\`${scheme}\``)
    .join(" with ");
}

function listOf(requirements: readonly Requirement[]): string {
  return requirements.map(nameOf).join(" or ");
}

function quoted(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join(", ");
}
