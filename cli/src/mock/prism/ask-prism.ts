import { problem } from "../http/answer.ts";
import { readBodyValue, UnreadableBodyError } from "./body-value.ts";
import type { Call } from "../http/call.ts";
import { type LoadedPrism, prismConfig } from "./load-prism.ts";
import { readPreferences } from "./prefer.ts";
import { type PrismAnswer, readPrismResult } from "./prism-answer.ts";
import type { PrismConfig, PrismRequest } from "./prism-api.ts";
import { queryValues, requestedOperation } from "./requested-operation.ts";
import type { Match } from "../router.ts";

/** What differs from the usual: which checks are off, which answer is wanted. */
export interface AskOptions {
  readonly security?: boolean;
  readonly request?: boolean;
  readonly code?: number;
}

/** Lets Prism answer a call. Without a route, its answer says that it does not know the path. */
export async function askPrism(
  prism: LoadedPrism,
  call: Call,
  { route, path }: Match,
  options: AskOptions = {},
): Promise<PrismAnswer> {
  try {
    const body = await readBodyValue(call, route?.source.request?.body?.contents ?? []);
    const request = prismRequest(call, path, route, body.value, body.contentType);
    const operations = route === undefined ? prism.operations : [requestedOperation(route.source, call, body.value)];
    const result = await prism.instance.request(request, operations, configOf(call, options))();
    return { ...readPrismResult(result), requestBody: body.value };
  } catch (error) {
    return answerToError(error);
  }
}

function configOf(call: Call, { code, ...checks }: AskOptions): PrismConfig {
  const mediaTypes = call.headers["accept"]?.split(",").map((range) => range.trim());
  const mock = { ...readPreferences(call.headers["prefer"]), ...(code !== undefined && { code }) };
  return prismConfig({ ...mock, ...(mediaTypes !== undefined && { mediaTypes }) }, checks);
}

function prismRequest(
  call: Call,
  path: string,
  route: Match["route"],
  body: unknown,
  contentType?: string,
): PrismRequest {
  const { authorization, ...headers } = call.headers;
  const source = route?.source ?? {};
  const names = [...new Set(call.query.keys())];
  return {
    method: (route?.method ?? call.method).toLowerCase(),
    url: {
      // Prism takes a path parameter apart at its commas and then fails on the list; escaped ones it leaves alone.
      path: path.replaceAll(",", "%2C"),
      query: Object.fromEntries(names.map((name) => [name, queryValues(source, name, call.query.getAll(name))])),
    },
    headers: {
      ...headers,
      ...(contentType !== undefined && { "content-type": contentType }),
      // Prism knows `Bearer` and `Basic` in this spelling only.
      ...(authorization !== undefined && {
        authorization: authorization.replace(
          /^(bearer|basic)(?= )/i,
          (name) => (name[0]?.toUpperCase() ?? "") + name.slice(1).toLowerCase(),
        ),
      }),
    },
    ...(body !== undefined && { body }),
  };
}

function answerToError(error: unknown): PrismAnswer {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof UnreadableBodyError)
    return { answer: problem(400, message), findings: [{ location: "body", message }] };
  // Prism throws where a parameter is not in its style at all.
  return { answer: problem(422, message), findings: [{ location: "request", message }] };
}
