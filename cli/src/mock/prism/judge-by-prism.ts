/**
 * Judges requests by Prism.
 *
 * Prism reads parameters and forms in a way of its own and calls many a right request wrong; so it gets what the mock has read,
 * as one JSON value, and judges that. The schemas of an operation are prepared when it is first called.
 */
import { objectAt, stringAt, valueAt, type Json, type JsonObject } from "../../document/json.ts";
import { bodySchema, type Judge } from "../judge-request.ts";
import { declaredBody } from "../requests/body-value.ts";
import type { RequestValues } from "../requests/read-request.ts";
import type { Route } from "../route.ts";
import type { Finding } from "../violation.ts";
import { createConverter, type SchemaConverter } from "./judged-schema.ts";
import { judging } from "./load-prism.ts";
import type { PrismDiagnostic, PrismInstance, PrismOperation } from "./prism-api.ts";

/** Creates the judge of a document; `prism` is awaited when the first request comes. */
export function judgeByPrism(root: Json, prism: () => Promise<PrismInstance>): Judge {
  const prepared = new Map<string, PrismOperation>();
  return async (route, values) => {
    const key = `${route.label} ${values.body?.mediaType ?? ""}`;
    const operation = prepared.get(key) ?? prepare(root, route, values.body?.mediaType);
    prepared.set(key, operation);
    const whole = asOne(values);
    const request = {
      method: "post",
      url: { path: "/" },
      headers: { "content-type": "application/json" },
      body: whole,
    };
    const result = await (await prism()).request(request, [operation], judging)();
    if (result._tag === "Left") throw result.left;
    const remarks = result.right.validations.input;
    return findingsIn(remarks.filter((remark) => !isMisjudgedMultiple(remark, whole)));
  };
}

function asOne({ parameters, body }: RequestValues): Record<string, unknown> {
  return { ...parameters, ...(body !== undefined && { body: body.value }) };
}

function prepare(root: Json, route: Route, mediaType: string | undefined): PrismOperation {
  const converter = createConverter(root);
  const places = ["path", "query", "header", "cookie"].map((place) => {
    const parameters = route.parameters.filter((parameter) => stringAt(parameter, "in") === place);
    return [place, placeSchema(parameters, route.template, converter)] as const;
  });
  const body = mediaType === undefined ? true : converter.convert(bodySchema(root, route, mediaType));
  const isRequired = valueAt(declaredBody(root, route.value), "required") === true;
  const whole: JsonObject = {
    type: "object",
    properties: { ...Object.fromEntries(places), body },
    ...(isRequired && { required: ["body"] }),
  };
  const schema = { $schema: "https://json-schema.org/draft/2020-12/schema", $ref: "#/__bundled__/whole" };
  return {
    id: route.label,
    method: "post",
    path: "/",
    request: { body: { contents: [{ mediaType: "application/json", schema }] } },
    responses: [],
    // The reference keeps Prism from changing the schema, which takes long and loses some of it.
    __bundled__: { ...converter.bundle, whole },
  };
}

function placeSchema(parameters: readonly JsonObject[], template: string, { convert }: SchemaConverter): JsonObject {
  const entries = parameters.map((parameter) => [stringAt(parameter, "name") ?? "", parameter] as const);
  const required = entries.filter(([, parameter]) => isDemanded(parameter, template)).map(([name]) => name);
  return {
    type: "object",
    properties: Object.fromEntries(entries.map(([name, parameter]) => [name, convert(schemaOf(parameter))])),
    ...(required.length > 0 && { required }),
  };
}

/** What has no place in the path cannot be sent, and a value that may be empty counts as not sent where it is. */
function isDemanded(parameter: JsonObject, template: string): boolean {
  if (stringAt(parameter, "in") === "path") return template.includes(`{${stringAt(parameter, "name") ?? ""}}`);
  return valueAt(parameter, "required") === true && valueAt(parameter, "allowEmptyValue") !== true;
}

function schemaOf(parameter: JsonObject): Json {
  const [media] = Object.values(objectAt(parameter, "content"));
  return valueAt(parameter, "schema") ?? valueAt(media, "schema") ?? true;
}

/** Whether a number is called no multiple only because it is none in binary: 0.15 of 0.05, as prices are. */
function isMisjudgedMultiple({ path = [], message }: PrismDiagnostic, whole: unknown): boolean {
  const [, divisor] = /must be multiple of (\S+)$/.exec(message) ?? [];
  if (divisor === undefined) return false;
  // The path begins with the body, which is the whole.
  const value = path.slice(1).reduce<unknown>((at, key) => Object(at)[key], whole);
  const quotient = Number(value) / Number(divisor);
  return Math.abs(quotient - Math.round(quotient)) <= Math.abs(quotient) * 8 * Number.EPSILON;
}

/** The findings among Prism's remarks, each with its place in the request. */
export function findingsIn(diagnostics: readonly PrismDiagnostic[]): Finding[] {
  return diagnostics
    .filter(({ severity }) => severity === 0)
    .map(({ path = [], message }) => {
      const place = path.slice(1).join(".");
      const described = message.replace(`Request body property ${place.trim()} `, "").replace(/^Request body /, "");
      return {
        location: place === "" ? "request" : place,
        message: `${place === "" ? "The request" : place} ${described}`,
      };
    });
}
