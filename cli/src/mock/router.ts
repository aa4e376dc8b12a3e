import { decodePercent } from "../document/pointer.ts";
import type { PrismOperation, PrismServer } from "./prism/prism-api.ts";
import type { Route } from "./route.ts";

/** What a request leads to: a route, if there is one, and the path without a server's base path. */
export interface Match {
  readonly route?: Route;
  readonly path: string;
  /** The methods that the path has, where the one that was asked for leads nowhere. */
  readonly allow: readonly string[];
}

interface Compiled {
  readonly route: Route;
  readonly segments: readonly RegExp[];
  readonly rank: string;
}

/**
 * Finds the route of a request.
 *
 * Concrete segments win over templated ones, from the left. A path counts with and without the base path of a server.
 * HEAD falls back to GET, as HTTP has it.
 *
 * @see {@link https://spec.openapis.org/oas/v3.1.0#path-templating-matching OpenAPI 3.1, Path Templating Matching}
 */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Match {
  const compiled = routes.map(compile).toSorted((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  const methods = [...new Set(routes.map((route) => route.method))].toSorted();
  const bases = ["", ...new Set(routes.flatMap(({ source }) => basePathsOf(source)))];

  return (method, path) => {
    const paths = bases.filter((base) => path.startsWith(`${base}/`)).map((base) => path.slice(base.length));
    for (const candidate of paths) {
      const route =
        find(compiled, method, candidate) ?? (method === "HEAD" ? find(compiled, "GET", candidate) : undefined);
      if (route !== undefined) return { route, path: candidate, allow: [] };
    }
    // The last one is the shortest: what Prism would look for.
    const rest = paths.at(-1) ?? path;
    return { path: rest, allow: methods.filter((other) => find(compiled, other, rest) !== undefined) };
  };
}

function find(compiled: readonly Compiled[], method: string, path: string): Route | undefined {
  const segments = path.split("/").map(decodePercent);
  return compiled.find(({ route, segments: patterns }) => {
    if (route.method !== method || patterns.length !== segments.length) return false;
    return patterns.every((pattern, index) => pattern.test(segments[index] ?? ""));
  })?.route;
}

function compile(route: Route): Compiled {
  const segments = route.template.split("/");
  return { route, segments: segments.map(compileSegment), rank: segments.map(rankOf).join("") };
}

function compileSegment(segment: string): RegExp {
  const literals = segment
    .split(/\{[^{}]*\}/)
    .map((literal) => decodePercent(literal).replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${literals.join("(?:.+)")}$`, "s");
}

/** 0 for a literal, 1 for a parameter between literals, 2 for a parameter alone. */
function rankOf(segment: string): string {
  if (!segment.includes("{")) return "0";
  return /^\{[^{}]*\}$/.test(segment) ? "2" : "1";
}

function basePathsOf({ servers = [] }: PrismOperation): string[] {
  return servers.map(basePathOf).filter((base) => base !== "");
}

function basePathOf({ url, variables = {} }: PrismServer): string {
  const filled = url.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => variables[name]?.default ?? "");
  try {
    return new URL(filled, "http://mock.invalid").pathname.replace(/(?<!\/)\/+$/, "");
  } catch {
    return "";
  }
}
