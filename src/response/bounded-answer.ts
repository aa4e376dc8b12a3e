/** Answers that are read whole, and no further than they can mean anything. */
import { type ErrorOrigin, ResponseBodyError } from "../errors.ts";
import { say } from "../say.ts";

/** Bytes of an answer with tokens: far more than any need, and nothing that a process would notice. */
export const LONGEST_TOKEN_ANSWER = 4_194_304;

/** Statuses whose answers have no body; a `Response` that is made with one throws (Fetch, "null body status"). */
const BODILESS: ReadonlySet<number> = new Set([101, 103, 204, 205, 304]);

/**
 * The same answer with its body received, up to `most` bytes; under another media type where its text has one (`typeOf`).
 *
 * Throws `ResponseBodyError` for a longer one, and reads no further: it may never end.
 */
export async function boundedAnswer(
  response: Response,
  most: number,
  { method, path }: ErrorOrigin,
  typeOf?: (text: string) => string | undefined,
): Promise<Response> {
  const { status, statusText, headers, url } = response;
  const body: ReadableStream<Uint8Array<ArrayBuffer>> | null | undefined = response.body;
  if (body === null || BODILESS.has(status)) return response;
  // React Native has no streams: there is no stopping on the way.
  const content = body === undefined ? await response.text() : await blobOf(body, most);
  if (content === undefined || (typeof content === "string" && content.length > most)) {
    const what = say`The answer ${status} is longer than ${most} bytes`;
    throw new ResponseBodyError(what, { method, path, status, response });
  }
  const type = typeOf?.(typeof content === "string" ? content : await content.text());
  const same = new Response(content, { status, statusText, headers });
  if (type !== undefined) same.headers.set("content-type", type);
  Reflect.defineProperty(same, "url", { value: url, configurable: true });
  return same;
}

/** The whole body; nothing if it is longer. */
async function blobOf(body: ReadableStream<Uint8Array<ArrayBuffer>>, most: number): Promise<Blob | undefined> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.byteLength;
    if (length > most) {
      reader.cancel().catch(() => undefined);
      return undefined;
    }
    chunks.push(next.value);
  }
  return new Blob(chunks);
}
