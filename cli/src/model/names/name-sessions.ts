/** What the functions that create sessions are called. */
import { takeName } from "../../document/take-name.ts";
import { capitalize, splitWords } from "./identifier.ts";

/** By scheme: `create<Scheme>Session`. Beside them the first has the short name, `createSession`, whatever comes after it. */
export function nameSessions(schemes: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set(["createSession"]);
  return new Map(
    schemes.map((scheme) => [scheme, takeName(`create${splitWords(scheme).map(capitalize).join("")}Session`, taken)]),
  );
}
