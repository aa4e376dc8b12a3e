/** Which operation a request is for. */
import { decodePercent } from "../document/pointer.ts";
import type { Route } from "./route.ts";

/** What a request leads to: a route, if there is one, and the parts of the path that stand for its variables. */
export interface Match {
  readonly route?: Route;
  /** By the name in the template; still encoded. */
  readonly variables: Readonly<Record<string, string>>;
  /** The methods that the path has, where the one that was asked for leads nowhere. */
  readonly allow: readonly string[];
}

/** Finds the route of a request by method, path and query. */
export type Router = (method: string, path: string, query?: URLSearchParams) => Match;

interface Compiled {
  readonly route: Route;
  readonly segments: readonly Segment[];
  /** What the document has written behind the path as a query, without variables. */
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly rank: string;
}

interface Segment {
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

/**
 * Finds the route of a request.
 *
 * Concrete segments win over templated ones, from the left. A path counts with and without the base path of a server.
 * HEAD falls back to GET, as HTTP has it.
 *
 * @see {@link https://spec.openapis.org/oas/v3.1.0#path-templating-matching OpenAPI 3.1, Path Templating Matching}
 */
export function createRouter(routes: readonly Route[]): Router {
  const compiled = routes.map(compile).toSorted((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  const byLength = new Map<number, Compiled[]>();
  for (const one of compiled) byLength.set(one.segments.length, [...(byLength.get(one.segments.length) ?? []), one]);
  const methods = [...new Set(routes.map((route) => route.method))].toSorted();
  const bases = [...new Set(["", ...routes.flatMap(({ servers }) => servers.map(basePathOf))])];

  return (method, path, query = new URLSearchParams()) => {
    const paths = bases.filter((base) => path.startsWith(`${base}/`)).map((base) => path.slice(base.length));
    const find = (wanted: string, candidate: string): Match | undefined => {
      const segments = candidate.split("/");
      const found = byLength.get(segments.length)?.find((one) => fits(one, wanted, segments, query));
      return found && { route: found.route, variables: variablesOf(found, segments), allow: [] };
    };
    for (const candidate of paths) {
      const match = find(method, candidate) ?? (method === "HEAD" ? find("GET", candidate) : undefined);
      if (match !== undefined) return match;
    }
    const allow = methods.filter((other) => paths.some((candidate) => find(other, candidate) !== undefined));
    return { variables: {}, allow };
  };
}

function fits(
  { route, segments, query }: Compiled,
  method: string,
  sent: readonly string[],
  asked: URLSearchParams,
): boolean {
  if (route.method !== method) return false;
  if (!segments.every(({ pattern }, index) => pattern.test(decodePercent(sent[index] ?? "")))) return false;
  return query.every(([name, value]) => asked.getAll(name).includes(value));
}

function compile(route: Route): Compiled {
  const [path = "", written = ""] = (route.template.split("#", 1)[0] ?? "").split(/\?(.*)/s);
  const segments = path.split("/");
  const query = [...new URLSearchParams(written)].filter(([, value]) => !value.includes("{"));
  return {
    route,
    segments: segments.map(compileSegment),
    query,
    // A route with more of a query written behind it says more.
    rank: `${segments.map(rankOf).join("")} ${String(9 - Math.min(query.length, 9))}`,
  };
}

function compileSegment(segment: string): Segment {
  const literals = segment
    .split(/\{[^{}]*\}/)
    .map((literal) => decodePercent(literal).replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const names = [...segment.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
  return { pattern: new RegExp(`^${literals.join("(.+)")}$`, "s"), names };
}

function variablesOf({ segments }: Compiled, sent: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    segments.flatMap(({ pattern, names }, index) => {
      const raw = sent[index] ?? "";
      const [only] = names;
      if (only !== undefined && pattern.source === "^(.+)$") return [[only, raw] as const];
      const [, ...values] = pattern.exec(decodePercent(raw)) ?? [];
      // What stands beside literals is found in the decoded text; a comma or a dot is what a style separates by.
      return names.map((name, at) => [name, encodePiece(values[at] ?? "")] as const);
    }),
  );
}

function encodePiece(text: string): string {
  return encodeURIComponent(text).replaceAll(/%2C|%3B|%3D/g, decodeURIComponent);
}

/** 0 for a literal, 1 for a parameter between literals, 2 for a parameter alone. */
function rankOf(segment: string): string {
  if (!segment.includes("{")) return "0";
  return /^\{[^{}]*\}$/.test(segment) ? "2" : "1";
}

function basePathOf(url: string): string {
  try {
    return new URL(url.replaceAll(/\{[^{}]*\}/g, ""), "http://mock.invalid").pathname.replace(/(?<!\/)\/+$/, "");
  } catch {
    return "";
  }
}
