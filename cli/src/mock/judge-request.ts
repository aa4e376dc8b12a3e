/** Whether a request matches the document: first what can be seen without its schemas, then those. */
import { objectAt, valueAt, type Json } from "../document/json.ts";
import type { Call } from "./http/call.ts";
import { declaredBody, UnreadableBodyError } from "./requests/body-value.ts";
import { readRequest, type RequestValues } from "./requests/read-request.ts";
import type { Route } from "./route.ts";
import type { Match } from "./router.ts";
import type { Finding } from "./violation.ts";

/** Judges the values of a request by their schemas. */
export type Judge = (route: Route, values: RequestValues) => Promise<readonly Finding[]>;

/** A request that was read and judged. */
export interface JudgedRequest {
  readonly values: RequestValues | undefined;
  readonly findings: readonly Finding[];
  /** The statuses that say what is wrong, the best one first; none for a request in order. */
  readonly statuses: readonly number[];
}

/** Reads and judges a request. Without a judge, only what cannot be read is found. */
export async function judgeRequest(
  root: Json,
  route: Route,
  call: Call,
  variables: Match["variables"],
  judge: Judge | undefined,
): Promise<JudgedRequest> {
  let values: RequestValues;
  try {
    values = await readRequest(root, route, call, variables);
  } catch (error) {
    if (!(error instanceof UnreadableBodyError)) throw error;
    return { values: undefined, findings: [{ location: "body", message: error.message }], statuses: [400, 422] };
  }
  const declared = Object.keys(objectAt(declaredBody(root, route.value), "content"));
  if (values.body !== undefined && values.body.mediaType === undefined && declared.length > 0) {
    const message = `The body is ${call.headers["content-type"] ?? "of no type"}, and the document has ${declared.join(", ")}.`;
    return { values, findings: [{ location: "body", message }], statuses: [415, 422, 400] };
  }
  const findings = judge === undefined ? [] : await judge(route, values);
  return { values, findings, statuses: findings.length > 0 ? [422, 400] : [] };
}

/** The schema that a body was sent under; anything will do where there is none. */
export function bodySchema(root: Json, route: Route, mediaType: string): Json {
  const media = objectAt(declaredBody(root, route.value), "content")[mediaType];
  return valueAt(media, "schema") ?? true;
}
