/** Answers that are read whole, and no further than they can mean anything. */
import { type ErrorOrigin, ResponseBodyError } from "../errors.ts";

/** Bytes of an answer with tokens: far more than any need, and nothing that a process would notice. */
export const LONGEST_TOKEN_ANSWER: number = 2 ** 22;

/**
 * The same answer with its body received, up to `most` bytes.
 *
 * Throws `ResponseBodyError` for a longer one, and lets the server talk to itself: an endless answer is no token.
 */
export async function boundedAnswer(response: Response, most: number, origin: ErrorOrigin): Promise<Response> {
  const { body, status, statusText, headers, url } = response;
  if (body === null) return response;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.byteLength;
    if (length > most) {
      reader.cancel().catch(() => undefined);
      const { method, path } = origin;
      throw new ResponseBodyError(`The answer ${status} is longer than ${most} bytes`, {
        method,
        path,
        status,
        response,
      });
    }
    chunks.push(next.value);
  }
  const whole = new Response(new Blob(chunks), { status, statusText, headers });
  Reflect.defineProperty(whole, "url", { value: url, configurable: true });
  return whole;
}
