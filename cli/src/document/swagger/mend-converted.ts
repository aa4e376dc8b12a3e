/** What Swagger 2.0 says by a parameter or by `type: file`, and OpenAPI 3 by a body and its media types. */
import { isObject, listAt, mapValues, objectAt, stringAt, valueAt, type Json, type JsonObject } from "../json.ts";
import { isFixedMethod } from "../methods.ts";

/** The converted document: a form with a required field is required, and a file is sent as one. */
export function mendConverted(root: Json): Json {
  if (!isObject(root)) return root;
  const { paths, components } = root;
  const mended = mapValues(objectAt(root, "paths"), (item) =>
    isObject(item) ? mapValues(item, (value, key) => (isFixedMethod(key) ? mendOperation(value) : value)) : item,
  );
  const shared = mapValues(objectAt(components, "responses"), mendResponse);
  return {
    ...root,
    ...(isObject(paths) && { paths: mended }),
    ...(isObject(components) && "responses" in components && { components: { ...components, responses: shared } }),
  };
}

function mendOperation(operation: Json): Json {
  if (!isObject(operation)) return operation;
  const { requestBody, responses } = operation;
  return {
    ...operation,
    ...(isObject(requestBody) && hasRequiredField(requestBody) && { requestBody: { ...requestBody, required: true } }),
    ...(isObject(responses) && { responses: mapValues(responses, mendResponse) }),
  };
}

function hasRequiredField(requestBody: JsonObject): boolean {
  return Object.entries(objectAt(requestBody, "content")).some(
    ([type, media]) => /form/.test(type) && listAt(valueAt(media, "schema"), "required").length > 0,
  );
}

/** `produces` of the whole document is JSON as a rule, and says nothing of a file; what else it has is kept. */
function mendResponse(response: Json): Json {
  const content = objectAt(response, "content");
  const files = Object.entries(content).filter(([, media]) => isFile(valueAt(media, "schema")));
  const [first] = files;
  if (!isObject(response) || first === undefined) return response;
  const kept = files.filter(([type]) => !/[/+](?:json|xml)\b/i.test(type));
  return {
    ...response,
    content: Object.fromEntries(kept.length > 0 ? kept : [["application/octet-stream", first[1]]]),
  };
}

function isFile(schema: Json | undefined): boolean {
  return stringAt(schema, "type") === "string" && stringAt(schema, "format") === "binary";
}
