/** The answers that a test has told the mock to give. */
import type { Json } from "../document/json.ts";
import { encodeBody, makeStatus, type Wishes } from "./answers/make-answer.ts";
import type { Answer } from "./http/answer.ts";
import type { ParameterValues } from "./requests/read-request.ts";
import { isNamed, type Route } from "./route.ts";
import { findRoute, MockSwitchError } from "./switch-error.ts";
import { assertCount, assertStatus } from "./switches.ts";

/** An answer as a test writes it. */
export interface ToldAnswer {
  /** 200 by default. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | number | readonly string[]>>;
  /** A value that is sent as JSON, a text, or bytes. Without one it is what the document has for the status. */
  readonly body?: unknown;
}

/** A request, as a function that answers it sees it. */
export interface MockRequest {
  readonly method: string;
  readonly path: string;
  /** The values of its parameters, as far as the document describes them. */
  readonly params: ParameterValues;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON and forms are values already. */
  readonly body: unknown;
}

/** Makes an answer; nothing leaves the call to the mock. */
export type Teller = (request: MockRequest) => ToldAnswer | undefined | Promise<ToldAnswer | undefined>;

/** How often an answer is given. */
export interface RespondOptions {
  /** Until the next `reset` by default. */
  readonly times?: number;
}

/** What was told, and what is to be answered. */
export interface ToldAnswers {
  /** Answers the next calls of an operation in a test's own words. What was told last is answered first. */
  respond(operation: string, answer: ToldAnswer | Teller, options?: RespondOptions): void;
  reset(): void;
  /** The answer to a call, if one was told. */
  take(route: Route, request: MockRequest): Promise<Answer | undefined>;
}

/** Creates the answers of a document's operations, none told. */
export function createToldAnswers(root: Json, routes: readonly Route[]): ToldAnswers {
  let told: { readonly route: Route; readonly answer: ToldAnswer | Teller; left: number }[] = [];

  return {
    respond(operation, answer, { times = Infinity } = {}) {
      const route = findRoute(routes, operation);
      assertCount(times);
      if (typeof answer !== "function") assertAnswer(answer);
      told = [{ route, answer, left: times }, ...told.filter(({ left }) => left > 0)];
    },

    reset: () => void (told = []),

    async take(route, request) {
      for (const entry of told.filter((one) => one.left > 0 && isNamed(one.route, route.label))) {
        const { answer } = entry;
        entry.left -= 1;
        const given = typeof answer === "function" ? await answer(request) : answer;
        if (given === undefined) {
          // It was no answer, so it is none of the times.
          entry.left += 1;
          continue;
        }
        assertAnswer(given);
        return toAnswer(root, route, given, request.headers);
      }
      return undefined;
    },
  };
}

function assertAnswer(answer: ToldAnswer): void {
  if (typeof answer !== "object" || answer === null)
    throw new MockSwitchError("An answer is `{ status, headers, body }`.");
  if (answer.status !== undefined) assertStatus(answer.status);
  for (const [name, values] of Object.entries(answer.headers ?? {})) assertHeader(name, [values].flat());
  assertBody(answer.body);
}

function assertHeader(name: string, values: readonly (string | number)[]): void {
  const headers = new Headers();
  try {
    for (const value of values) headers.append(name, String(value));
  } catch {
    throw new MockSwitchError(`${JSON.stringify(name)} is no header that can be sent, or has no value that can.`);
  }
}

function assertBody(body: unknown): void {
  if (body instanceof Uint8Array) return;
  try {
    JSON.stringify(body);
  } catch {
    throw new MockSwitchError("The body is no text, no bytes and nothing that JSON can write.");
  }
}

function toAnswer(root: Json, route: Route, told: ToldAnswer, wishes: Wishes): Answer {
  const { status = 200, headers: given = {}, body } = told;
  const own = Object.entries(given).flatMap(([name, values]) =>
    [values].flat().map((value) => [name.toLowerCase(), String(value)] as const),
  );
  const type = own.find(([name]) => name === "content-type")?.[1];
  if (!Object.hasOwn(told, "body")) {
    const { answer } = makeStatus(root, route, status, wishes["accept"]);
    const kept = answer.headers.filter(([name]) => !own.some(([other]) => other === name));
    return { ...answer, status, headers: [...kept, ...own] };
  }
  if (body === undefined) return { status, headers: own };
  const usual =
    body instanceof Uint8Array
      ? "application/octet-stream"
      : typeof body === "string"
        ? "text/plain"
        : "application/json";
  const bytes = body instanceof Uint8Array ? body : encodeBody(body as Json, type ?? usual); // What is no JSON, JSON leaves out.
  return { status, headers: [...(type === undefined ? [["content-type", usual] as const] : []), ...own], body: bytes };
}
