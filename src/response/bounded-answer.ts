/** Answers that are read whole, and no further than they can mean anything. */
import { type ErrorOrigin, ResponseBodyError } from "../errors.ts";

/** Bytes of an answer with tokens: far more than any need, and nothing that a process would notice. */
export const LONGEST_TOKEN_ANSWER: number = 2 ** 22;

/** Statuses whose answers have no body; a `Response` that is made with one throws (Fetch, "null body status"). */
const BODILESS: ReadonlySet<number> = new Set([101, 103, 204, 205, 304]);

/**
 * The same answer with its body received, up to `most` bytes.
 *
 * Throws `ResponseBodyError` for a longer one, and reads no further: it may never end.
 */
export async function boundedAnswer(response: Response, most: number, origin: ErrorOrigin): Promise<Response> {
  const { status, statusText, headers, url } = response;
  const body: ReadableStream<Uint8Array<ArrayBuffer>> | null | undefined = response.body;
  if (body === null || BODILESS.has(status)) return response;
  // React Native has no streams: there is no stopping on the way.
  const content =
    body === undefined ? await boundedText(response, most, origin) : await bytesOf(body, response, most, origin);
  const whole = new Response(content, { status, statusText, headers });
  Reflect.defineProperty(whole, "url", { value: url, configurable: true });
  return whole;
}

async function boundedText(response: Response, most: number, origin: ErrorOrigin): Promise<string> {
  const text = await response.text();
  if (text.length > most) throw tooLong(response, most, origin);
  return text;
}

async function bytesOf(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  response: Response,
  most: number,
  origin: ErrorOrigin,
): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.byteLength;
    if (length > most) {
      reader.cancel().catch(() => undefined);
      throw tooLong(response, most, origin);
    }
    chunks.push(next.value);
  }
  return new Blob(chunks);
}

function tooLong(response: Response, most: number, { method, path }: ErrorOrigin): ResponseBodyError {
  const { status } = response;
  return new ResponseBodyError(`The answer ${status} is longer than ${most} bytes`, { method, path, status, response });
}
