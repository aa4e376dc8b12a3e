import { type Answer, encodeJson, problem } from "../http/answer.ts";
import { mediaKind } from "../../model/media-type.ts";
import { charsetOf } from "./body-value.ts";
import type { PrismOutput, PrismResult } from "./prism-api.ts";
import { isContainer } from "../../document/json.ts";
import { type Finding, findingsIn, findingsInError } from "./violation.ts";

/** What Prism makes of a call. */
export interface PrismAnswer {
  readonly answer: Answer;
  readonly findings: readonly Finding[];
  /** The request body as a value, for whoever wants to look into it. */
  readonly requestBody?: unknown;
  /** The answer's body before it became bytes. */
  readonly responseBody?: unknown;
}

/** Reads what Prism made of a request. */
export function readPrismResult(result: PrismResult): PrismAnswer {
  if (result._tag === "Left") return { answer: problemOf(result.left), findings: findingsInError(result.left) };
  const { output, validations } = result.right;
  const findings = findingsIn(validations.input);
  const headers = headersOf(output);
  const status = output.statusCode;
  // Prism names a media type even where there is no body.
  if (output.body === undefined) return { answer: { status, headers: without(headers, "content-type") }, findings };
  const contentType = headers.find(([name]) => name === "content-type")?.[1];
  const body = encodeBody(output.body, contentType ?? "");
  return { answer: { status, headers, body }, findings, responseBody: output.body };
}

function headersOf({ headers = {} }: PrismOutput["output"]): [name: string, value: string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    typeof value === "string" || typeof value === "number" ? [[name.toLowerCase(), String(value)]] : [],
  );
}

function without(headers: Answer["headers"], name: string): Answer["headers"] {
  return headers.filter(([header]) => header !== name);
}

/** An example as bytes: JSON, text, or for anything else octets, one a character. */
function encodeBody(body: unknown, mediaType: string): Uint8Array {
  if (typeof body !== "string" || mediaKind(mediaType) === "json") return encodeJson(body);
  const octets = charsetOf(mediaType) === "latin1" && /^[\0-\xff]*$/.test(body);
  return Buffer.from(body, octets ? "latin1" : "utf8");
}

/** An error that Prism answers with: a problem with members of its own, which may name headers too. */
function problemOf(error: Error): Answer {
  if (!isContainer(error) || typeof error["status"] !== "number") return problem(500, error.message);
  const { status, detail } = error;
  const { headers = {}, ...more } = isContainer(error["additional"]) ? error["additional"] : {};
  const body = { type: error.name, title: error.message, status, detail, ...more };
  const extra = Object.entries(isContainer(headers) ? headers : {}).map(
    ([name, value]) => [name.toLowerCase(), String(value)] as const,
  );
  return { status, headers: [["content-type", "application/problem+json"], ...extra], body: encodeJson(body) };
}
