/** What a case of the suite is, and what all of them ask and compare. */
import { isLatchkeyError, memoryStore, type Store } from "latchkey";
import { createClient, createSession } from "../../generated/index.ts";

/** Where the suite runs. */
export interface Place {
  readonly origin: string;
  /** The stores that make sense there: each opens one over the place of this name. */
  readonly stores: Readonly<Record<string, (name: string) => Store>>;
}

/** Does something as a user of its own, and throws if it is not as it should be. */
export type Case = (place: Place, user: string) => Promise<void>;

/** What the API echoes of a request. */
interface Echo {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** As base64. */
  readonly body: string;
}

/** Every byte that there is. */
export const bytes: Uint8Array<ArrayBuffer> = Uint8Array.from({ length: 256 }, (_, byte) => byte);

/** A file of them. */
export function picture(): File {
  return new File([bytes], "pass.png", { type: "image/png" });
}

/** Throws unless both are the same as JSON. */
export function equal(found: unknown, wanted: unknown): void {
  const [left, right] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (left !== right) throw new Error(`${left} instead of ${right}`);
}

/** The code of the error that something throws. */
export async function codeOf(outcome: Promise<unknown>): Promise<unknown> {
  try {
    await outcome;
  } catch (error) {
    return isLatchkeyError(error) ? error.code : String(error);
  }
  return "no error";
}

/** What has arrived, as the answer to a call echoes it. */
export function echoed({ data }: { readonly data?: unknown }): Echo & { readonly text: string } {
  // A route of another media type than JSON gives it as text.
  const echo: Echo = typeof data === "string" ? JSON.parse(data) : data;
  return { ...echo, text: new TextDecoder().decode(bytesOf(echo.body)) };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
}

/** Tells the API what becomes of a user's tokens, or asks what became of them. */
export async function control(origin: string, what: "expire" | "revoke" | "counts", user: string): Promise<unknown> {
  const response = await fetch(`${origin}/control/${what}`, { method: "POST", body: user });
  return what === "counts" ? response.json() : undefined;
}

/** A client of somebody who has signed in, and a clock that can be put forward. */
export async function signedIn(origin: string, user: string, store: Store = memoryStore()) {
  let skipped = 0;
  const events: string[] = [];
  const session = createSession({
    baseUrl: origin,
    store,
    now: () => Date.now() + skipped,
    onEvent: ({ type }) => events.push(type),
  });
  await session.signIn({ email: user, password: "correct horse battery" });
  const client = createClient({ baseUrl: origin, auth: { bearerAuth: session } });
  return { session, client, events, skip: (seconds: number) => void (skipped += seconds * 1000) };
}
