import type { Mock } from "../../../cli/src/mock/index.ts";

/** What a test looks at in an answer. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** What a test sends along. */
export interface SendOptions {
  readonly token?: string;
  readonly json?: unknown;
  readonly body?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends one request to a mock, and reads the whole answer. */
export async function send(mock: Mock, method: string, path: string, options: SendOptions = {}): Promise<Reply> {
  const { token, json, body } = options;
  const response = await fetch(mock.url + path, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(json !== undefined && { "content-type": "application/json" }),
      ...options.headers,
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
    ...(body !== undefined && { body }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Trades a refresh token in at the reference API. */
export function refresh(mock: Mock, token: string): Promise<Reply> {
  return send(mock, "POST", "/auth/refresh", { json: { token } });
}

/** The members of an answer that is a JSON object. */
export function members(reply: Reply): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(JSON.parse(reply.text)));
}
