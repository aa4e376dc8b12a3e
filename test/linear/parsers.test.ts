import { apiKey } from "../../src/middleware/api-key.ts";
import { expect, test } from "vitest";
import { duplicateKeyInJson, shapeOfJson } from "../../cli/src/document/json-shape.ts";
import { parseJsonPath } from "../../cli/src/document/overlay/json-path.ts";
import { decodePercent } from "../../cli/src/document/pointer.ts";
import { docComment, prose, proseLine } from "../../cli/src/generate/text/doc-comment.ts";
import { escapeUnseen } from "../../cli/src/generate/text/escape.ts";
import { quote } from "../../cli/src/generate/text/quote.ts";
import { unmaskPercent } from "../../cli/src/generate/types/mask-percent.ts";
import { withCode } from "../../cli/src/inspect/page/with-code.ts";
import { pad, widthOf, words } from "../../cli/src/inspect/terminal/wrap.ts";
import { visible, visibleProse } from "../../cli/src/inspect/visible.ts";
import { isBinary } from "../../cli/src/mock/requests/body-value.ts";
import { bodyKind, responseKind } from "../../cli/src/model/media-type.ts";
import { isPlainIdentifier, mendStart, splitWords } from "../../cli/src/model/names/identifier.ts";
import { mendSchemaName } from "../../cli/src/model/names/name-schemas.ts";
import { nearestName } from "../../cli/src/model/names/nearest-name.ts";
import { parseChallenges } from "../../src/security/challenge.ts";
import { documentWith, parsePointer, valueAtPointer } from "../../src/operation/json-pointer.ts";
import { covers, essence, isJson, isRange, mediaKind } from "../../src/operation/media-type.ts";
import { linkTarget } from "../../src/pages/link-header.ts";
import { percentEncode, percentEncodeReserved } from "../../src/request/percent-encoding.ts";
import { retryAfterOf } from "../../src/waiting/retry-after.ts";
import { contentOf } from "../../src/response/token-answer.ts";
import { isSetByCaller } from "../../src/security/alternative.ts";
import { isCookieValue, isFieldName, isFieldValue } from "../../src/security/field.ts";
import { redacted, withoutSecrets } from "../../src/security/redaction.ts";
import { claimsOf } from "../../src/session/claims.ts";
import { readTokens } from "../../src/session/tokens.ts";

/** What looks at each character for each other one fails at the first: that many come before more. */
const LENGTHS = [10_000, 100_000];
const cookie = { type: "apiKey", in: "cookie", name: "a", by: apiKey } as const;

/** What reads a text that a server, a document or a caller has written. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  parseChallenges,
  links: (text) => [
    linkTarget(text, "next"),
    linkTarget(`<a>; ${text}`, "next"),
    linkTarget(`<a>; rel="${text}`, "next"),
  ],
  retryAfterOf: (text) => retryAfterOf(new Response(null, { headers: { "retry-after": encodeURIComponent(text) } })),
  contentOf: (text) => [contentOf(text, text), contentOf(text, "application/x-www-form-urlencoded")],
  mediaTypes: (text) => [essence(text), isJson(text), isRange(text), covers(text, text), mediaKind(text)],
  pointers: (text) => [parsePointer(text), parsePointer(`/${text}`), valueAtPointer({}, `/${text}`)],
  documentWith: (text) => documentWith(`/${text.replaceAll("/", "")}`, 1),
  fields: (text) => [isFieldName(text), isFieldValue(text), isCookieValue(text)],
  cookies: (text) => isSetByCaller(cookie, { url: "https://a.test", headers: { cookie: encodeURI(text) } }),
  percentEncoding: (text) => [percentEncode(text), percentEncodeReserved(text), percentEncodeReserved(text, "path")],
  redaction: (text) => [redacted(text, ["s3cr3t"]), withoutSecrets(new Error(text), ["s3cr3t"])],
  tokens: (text) => [claimsOf(text), claimsOf(`a.${text}.c`), readTokens({ accessToken: text, scope: text }, 0)],
  decodePercent,
  parseJsonPath: (text) => attempt(() => parseJsonPath(text)),
  jsonShape: (text) => [shapeOfJson(JSON.stringify([text])), duplicateKeyInJson(JSON.stringify({ [text]: text }))],
  comments: (text) => [docComment(text), prose(text), proseLine(text)],
  texts: (text) => [escapeUnseen(text), quote(text), unmaskPercent(text)],
  terminal: (text) => [widthOf(text), pad(text, 10), words(text), visible(text), visibleProse(text)],
  withCode,
  bodies: (text) => [isBinary(text), bodyKind(text), responseKind(text)],
  names: (text) => [splitWords(text), isPlainIdentifier(text), mendStart(text), mendSchemaName(text)],
  nearestName: (text) => nearestName(text, ["listFeed", "getPost", text.slice(1)]),
};

const units = [
  "a",
  "a.",
  "A",
  "aA",
  "1",
  "-",
  "b-",
  "://",
  "a://",
  "/",
  "~",
  "~1",
  "%",
  "%2",
  "%25",
  "=",
  "a=",
  ";",
  ", ",
];
const more = [
  '"',
  '\\"',
  "\\",
  "[",
  "[a",
  "]",
  "{",
  "(",
  "`",
  "*/",
  "\n",
  " ",
  "\t",
  "é",
  "𠀀",
  "\u202e",
  "?",
  "@",
  "a b",
  "'",
  "$.",
  "..",
  "&a",
];

test.each(Object.entries(readers))(
  "%s takes a moment for a hundred thousand hostile characters",
  (_, read) => {
    for (const length of LENGTHS) {
      for (const unit of [...units, ...more]) {
        const text = unit.repeat(length / unit.length);
        for (const hostile of length === LENGTHS[0] ? [text, `a "${text}\u0000`] : [text]) {
          const isFast = [0, 1, 2].some(() => timeOf(() => read(hostile)) < 500);
          expect(isFast, JSON.stringify(unit)).toBe(true);
        }
      }
    }
  },
  120_000,
);

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
