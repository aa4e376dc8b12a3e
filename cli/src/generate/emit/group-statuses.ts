/** Statuses with the same type in one member of the result; ranges and `default` less what is declared beside them. */
import { CLIENT_ERRORS, REDIRECTIONS, SERVER_ERRORS, SUCCESSES } from "latchkey/generated/operation";

/** A declared status and the type of its body. */
export interface TypedStatus {
  readonly status: string;
  readonly type: string;
  /** The type of its declared headers, if there are any. */
  readonly headers?: string | undefined;
}

/** The statuses of one member, as a type. */
export interface StatusGroup {
  readonly statuses: string;
  readonly type: string;
  readonly headers?: string | undefined;
}

const ranges: Readonly<Record<string, string>> = {
  "2XX": "SuccessStatus",
  "3XX": "RedirectionStatus",
  "4XX": "ClientErrorStatus",
  "5XX": "ServerErrorStatus",
};

/** Groups by type, in the order of the first of each; `default` means the class of success or all the others. */
export function groupStatuses(declared: readonly TypedStatus[], success: boolean): StatusGroup[] {
  const kinds = new Map(declared.map((status) => [kindOf(status), status]));
  return Array.from(kinds, ([kind, { type, headers }]) => {
    const [own, others] = partition(declared, (status) => kindOf(status) === kind);
    return { type, headers, statuses: statusType(namesOf(own), namesOf(others), success) };
  });
}

function kindOf({ type, headers = "" }: TypedStatus): string {
  return `${type} ${headers}`;
}

/**
 * Every status from 400 that is not declared; nothing if all are.
 *
 * If the declared ones are of the same type, they may as well be among the others: an `Exclude` costs a compiler forty steps.
 */
export function restStatuses(declared: readonly TypedStatus[], type: string): StatusGroup | undefined {
  const statuses = namesOf(declared);
  const has = (status: string): boolean => statuses.includes(status);
  if (has("default") || (has("4XX") && has("5XX"))) return undefined;
  const name = has("4XX") ? "ServerErrorStatus" : has("5XX") ? "ClientErrorStatus" : "HttpErrorStatus";
  const others = namesOf(
    declared.filter((status) => (status.type !== type || status.headers !== undefined) && isIn(name, status.status)),
  );
  return { type, statuses: others.length === 0 ? name : `Exclude<${name}, ${others.join(" | ")}>` };
}

function isIn(name: string, status: string): boolean {
  const [isClient, isServer] = [status.startsWith("4"), status.startsWith("5")];
  return (
    registered.has(status) && (isClient || isServer) && name !== (isClient ? "ServerErrorStatus" : "ClientErrorStatus")
  );
}

function namesOf(statuses: readonly TypedStatus[]): string[] {
  return statuses.map(({ status }) => status);
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

function statusType(own: readonly string[], others: readonly string[], success: boolean): string {
  const wide = own.filter((status) => status === "default" || status in ranges);
  const single = own.filter((status) => !wide.some((range) => covers(range, status)));
  const widest = wide.filter((range) => !wide.some((other) => other !== range && covers(other, range)));
  return [
    ...single.filter((status) => !wide.includes(status)),
    ...widest.map((range) => wideType(range, others, success)),
  ].join(" | ");
}

function wideType(range: string, others: readonly string[], success: boolean): string {
  const name = ranges[range] ?? (success ? "SuccessStatus" : "ErrorStatus");
  const beside = others.filter((status) => status !== range && covers(range, status));
  const least = beside.filter((status) => !beside.some((other) => other !== status && covers(other, status)));
  return least.length === 0 ? name : `Exclude<${name}, ${least.map((status) => ranges[status] ?? status).join(" | ")}>`;
}

/** Whether a range includes a status, as its type does: statuses that nobody registered are in none. */
function covers(range: string, status: string): boolean {
  if (range === status) return true;
  if (status in ranges) return range === "default";
  return registered.has(status) && (range === "default" || range[0] === status[0]);
}

/** What the types of the runtime hold. */
const registered: ReadonlySet<string> = new Set(
  [SUCCESSES, REDIRECTIONS, CLIENT_ERRORS, SERVER_ERRORS].flat().map(String),
);
