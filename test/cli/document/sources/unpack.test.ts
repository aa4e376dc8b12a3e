import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { unpack } from "../../../../cli/src/document/sources/unpack.ts";

const bytes = Buffer.from("openapi: 3.1.0");

test.each([
  [undefined, bytes],
  ["identity", bytes],
  ["gzip", gzipSync(bytes)],
  ["X-GZIP", gzipSync(bytes)],
  ["deflate", deflateSync(bytes)],
  ["br", brotliCompressSync(bytes)],
])("what is packed as %s is unpacked", (encoding, packed) => {
  expect(unpack(packed, encoding)).toEqual(bytes);
});

test.each([
  ["gzip", "The answer is not packed as it says (gzip)"],
  ["rot13", 'The answer is packed as "rot13"'],
])("what is not %s is a fault", (encoding, problem) => {
  expect(() => unpack(bytes, encoding)).toThrow(problem);
});

test("what unpacks to more than a file may have is a fault", { timeout: 30_000 }, () => {
  expect(() => unpack(gzipSync(Buffer.alloc(101 * 2 ** 20)), "gzip")).toThrow("larger than 100 MiB");
});
