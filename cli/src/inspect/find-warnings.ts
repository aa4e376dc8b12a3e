/** Finds what a team should talk about, both in what a document says and in what it leaves out. */
import type { Inspected, InspectedOrigin, Warning } from "./inspection.ts";
import { operationWarnings } from "./operation-warnings.ts";
import { schemeWarnings } from "./scheme-warnings.ts";

const order: readonly Warning["level"][] = ["danger", "caution", "note"];

/** All warnings, the gravest first. */
export function findWarnings(inspected: Inspected): Warning[] {
  const found = [
    ...operationWarnings(inspected),
    ...schemeWarnings(inspected),
    ...inspected.origins.filter(({ isPlain }) => isPlain).map((origin) => plainHttp(origin, inspected)),
  ];
  return found.toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
}

function plainHttp({ origin, namedBy }: InspectedOrigin, { operations }: Inspected): Warning {
  return {
    kind: "plain-http",
    level: "danger",
    message: `${origin} is plain http (${namedBy.slice(0, 3).join(", ")}): anybody on the way reads what is sent there.`,
    hint: "Use https. A client refuses to send a credential there, unless `allowInsecure` says otherwise.",
    operations: operations.filter(({ origins }) => origins.includes(origin)).map(({ route }) => route),
  };
}
