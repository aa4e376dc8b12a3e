/** The challenges of a refusal: the `WWW-Authenticate` header, with its whole grammar (RFC 9110, section 11.6.1). */
import { textReader } from "./text-reader.ts";

/** One challenge: a scheme, and its parameters or the single token in their place. */
export interface Challenge {
  /** The scheme's name, in lower case. */
  readonly scheme: string;
  /** Its parameters by name, in lower case. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly token68?: string;
}

/** A scheme or the name of a parameter. */
const TOKEN = /[!#$%&'*+\-.^_`|~\w]+/y;
/** `= value`, quoted or not. */
const VALUE = /[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([!#$%&'*+\-.^_`|~\w]+))/y;
/** One token in the place of all parameters; it may end in any number of `=`. */
const TOKEN68 = /[\w\-.~+/]+=*(?=[ \t]*(?:,|$))/y;
const SEPARATOR = /[ \t]*(?:,[ \t]*)*/y;
const SPACE = / +/y;

/** Reads the challenges of a header; what is not in the grammar ends the reading, and never throws. */
export function parseChallenges(header: string | null): Challenge[] {
  const challenges: Challenge[] = [];
  if (header === null) return challenges;
  const take = textReader(header);
  let parameters = new Map<string, string>();
  for (;;) {
    take(SEPARATOR);
    const name = take(TOKEN)?.[0];
    if (name === undefined) return challenges;
    const value = challenges.length > 0 ? take(VALUE) : undefined;
    if (value !== undefined) {
      parameters.set(name.toLowerCase(), value[1]?.replace(/\\(.)/g, "$1") ?? value[2] ?? "");
      continue;
    }
    parameters = new Map();
    const token68 = take(SPACE) === undefined ? undefined : take(TOKEN68)?.[0];
    challenges.push({ scheme: name.toLowerCase(), parameters, ...(token68 !== undefined && { token68 }) });
  }
}

/** Whether a refusal says that a new token of the same kind would not help. */
export function isBeyondRefresh(response: Response): boolean {
  const challenges = parseChallenges(response.headers.get("www-authenticate"));
  return challenges.some(({ parameters }) => BEYOND_REFRESH.has(parameters.get("error") ?? ""));
}

/** The errors of a good token: RFC 6750, section 3.1; RFC 9470, section 3; claims challenges; RFC 9449, section 8. */
const BEYOND_REFRESH: ReadonlySet<string> = new Set([
  "insufficient_scope",
  "insufficient_user_authentication",
  "insufficient_claims",
  "use_dpop_nonce",
]);

/** The scopes that a server wants more of, none where it does not name them; nothing where scopes are not what it lacks. */
export function scopesWanted(response: Response): readonly string[] | undefined {
  const challenges = parseChallenges(response.headers.get("www-authenticate"));
  const found = challenges.find(({ parameters }) => parameters.get("error") === "insufficient_scope");
  return found && (found.parameters.get("scope") ?? "").split(/[\s,]+/).filter((scope) => scope !== "");
}
