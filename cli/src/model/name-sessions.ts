/** What the functions that create sessions are called. */
import { capitalize, splitWords, takeName } from "./identifier.ts";

/** By scheme: `createSession`, or `create<Scheme>Session` where there are several. */
export function nameSessions(schemes: readonly string[]): ReadonlyMap<string, string> {
  const [only] = schemes;
  if (schemes.length === 1 && only !== undefined) return new Map([[only, "createSession"]]);
  const taken = new Set<string>();
  return new Map(
    schemes.map((scheme) => [scheme, takeName(`create${splitWords(scheme).map(capitalize).join("")}Session`, taken)]),
  );
}
