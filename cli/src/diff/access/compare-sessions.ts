/** The wired sessions of both documents. */
import type { SessionModel, SessionStep } from "../../model/spec-model.ts";
import { type Change, changeOf } from "../change.ts";
import { anonymousRoute } from "../operations/match-operations.ts";
import type { RuleName } from "../rules/rules.ts";
import type { Side } from "../sides/side.ts";

/** What differs in how sessions begin, are renewed and end. Schemes that were only renamed are the same. */
export function compareSessions(
  { model: before }: Side,
  { model: now }: Side,
  names: ReadonlyMap<string, string>,
): Change[] {
  const nameOf = ({ scheme }: SessionModel): string => names.get(scheme) ?? scheme;
  const old = new Map(before.sessions.map((session) => [nameOf(session), session]));
  const fresh = new Map(now.sessions.map((session) => [session.scheme, session]));
  const gone = [...old].filter(([scheme]) => !fresh.has(scheme));
  const added = [...fresh.keys()].filter((scheme) => !old.has(scheme));
  const [was, is] = [before.sessions[0], now.sessions[0]];
  const isFirstOther = was !== undefined && is !== undefined && nameOf(was) !== is.scheme;
  return [
    ...gone.map(([, { scheme, name }]) => changeOf("session-removed", null, pathOf(scheme), `\`${name}\` is gone.`)),
    ...added.map((scheme) => changeOf("session-added", null, pathOf(scheme), `\`${scheme}\` has a session.`)),
    ...(isFirstOther
      ? [
          changeOf(
            "first-session-changed",
            null,
            pathOf(is.scheme),
            `\`createSession\` is for \`${is.scheme}\`; it was for \`${nameOf(was)}\`.`,
          ),
        ]
      : []),
    ...[...fresh].flatMap(([scheme, session]) => {
      const other = old.get(scheme);
      return other === undefined ? [] : compareSession(other, session);
    }),
  ];
}

function pathOf(scheme: string): string[] {
  return ["components", "securitySchemes", scheme, "x-session"];
}

const stepNames = ["signIn", "refresh", "signOut"] as const;

function compareSession(was: SessionModel, is: SessionModel): Change[] {
  return stepNames.flatMap((step): Change[] => {
    const [old, fresh] = [was[step], is[step]];
    const path = [...pathOf(is.scheme), step];
    const told = (rule: RuleName, what: string): Change =>
      changeOf(rule, null, path, `\`${step}\` of \`${is.scheme}\` ${what}.`);
    if (old === undefined) return fresh === undefined ? [] : [told("session-step-added", "is new")];
    if (fresh === undefined) return [told("session-step-removed", "is gone")];
    return compareStep(step, old, fresh, told);
  });
}

function compareStep(
  step: (typeof stepNames)[number],
  { operation: was, pointers: before, params: oldParams }: SessionStep,
  { operation: is, pointers: now, params }: SessionStep,
  told: (rule: RuleName, what: string) => Change,
): Change[] {
  const routes = [was, is].map(({ method, path }) => `${method} ${path}`);
  const [old, fresh] = routes;
  const isOther = anonymousRoute({ route: old ?? "" }) !== anonymousRoute({ route: fresh ?? "" });
  // One that moved under its name has been told of as an operation.
  const isReplaced = isOther && was.name !== is.name;
  const rule = step === "signIn" ? "sign-in-changed" : "session-operation-changed";
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((key) => before[key] !== now[key]);
  return [
    ...(isReplaced ? [told(rule, `calls ${fresh}; it called ${old}`)] : []),
    ...keys.map((key) =>
      told("session-pointer-changed", `has the ${key} ${now[key] ?? "nowhere"}; it was ${before[key] ?? "nowhere"}`),
    ),
    ...(JSON.stringify(oldParams) === JSON.stringify(params)
      ? []
      : [told("session-constants-changed", "sends other constants")]),
  ];
}
