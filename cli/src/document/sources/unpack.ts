/** An answer's bytes as they were before the server packed them: what lies in a store packed is sent so to everybody. */
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { limits } from "./access.ts";
import { UnreachableError } from "./unreachable-error.ts";

type Unpack = (bytes: Buffer) => Buffer;

const options = { maxOutputLength: limits.file };
const asTheyAre: Unpack = (bytes) => bytes;
const gunzip: Unpack = (bytes) => gunzipSync(bytes, options);

/** By content coding (RFC 9110, section 8.4.1). */
const unpackers: ReadonlyMap<string, Unpack> = new Map([
  ["", asTheyAre],
  ["identity", asTheyAre],
  ["gzip", gunzip],
  ["x-gzip", gunzip],
  ["deflate", (bytes) => inflateSync(bytes, options)],
  ["br", (bytes) => brotliDecompressSync(bytes, options)],
]);

/** Unpacks what an answer's `content-encoding` says; throws an `UnreachableError` if it is something else. */
export function unpack(bytes: Buffer, encoding = ""): Buffer {
  const unpacker = unpackers.get(encoding.trim().toLowerCase());
  if (unpacker === undefined) throw new UnreachableError(`The answer is packed as ${JSON.stringify(encoding)}`);
  try {
    return unpacker(bytes);
  } catch (cause) {
    const isLarge = cause instanceof Error && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE";
    throw isLarge ? tooLarge() : new UnreachableError(`The answer is not packed as it says (${encoding})`, { cause });
  }
}

/** The fault of an answer that is larger than a file may be. */
export function tooLarge(): UnreachableError {
  return new UnreachableError(`The answer is larger than ${limits.file / 2 ** 20} MiB`);
}
