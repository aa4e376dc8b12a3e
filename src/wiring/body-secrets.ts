/** What the body of a sign-in, a refresh or a sign-out holds, kept out of the errors of a `fetch` that quotes it. */
import type { Client } from "../client/client.ts";
import { withoutSecrets } from "../security/redaction.ts";

/** A client for one step, whose errors do not show these secrets of its body. */
export type ClientWith = (secrets: readonly string[], auth?: Record<string, string>) => Client;

/** How deep a body is read. */
const DEEPEST = 8;

/** The same `fetch`, whose faults show none of these texts, however a body writes them. */
export function fetchWithout(
  secrets: readonly string[],
  fetch: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  if (secrets.length === 0) return fetch;
  return async (request) => {
    try {
      return await fetch(request);
    } catch (thrown) {
      throw withoutSecrets(thrown, secrets.flatMap(spellings));
    }
  };
}

/** The texts in a body: those of its members at every depth, or of a form's fields. */
export function textsIn(body: unknown, depth: number = DEEPEST): string[] {
  if (typeof body === "string") return [body];
  if (typeof body !== "object" || body === null || ArrayBuffer.isView(body) || depth === 0) return [];
  const isForm = body instanceof URLSearchParams || body instanceof FormData;
  return (isForm ? [...body.values()] : Object.values(body)).flatMap((value) => textsIn(value, depth - 1));
}

/** A text as it is, in JSON, in an address, and in a form. */
function spellings(text: string): string[] {
  const form = new URLSearchParams([["", text]]).toString().slice(1);
  return [text, JSON.stringify(text).slice(1, -1), form, form.replaceAll("+", "%20")];
}
