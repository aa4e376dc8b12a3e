/** What is judged of a document: its component schemas, and the schemas of JSON that stand in operations without a name. */
import { isObject, type Json } from "../../cli/src/document/json.ts";
import { formatLocalRef, valueAtPath, type Path } from "../../cli/src/document/pointer.ts";
import { componentName, resolveRef } from "../../cli/src/document/resolve-ref.ts";
import type { OperationModel, SpecModel } from "../../cli/src/model/spec-model.ts";
import type { Side } from "./hidden-properties.ts";

/** A schema and its type. */
export interface JudgedSchema {
  /** As TypeScript writes it, `S` being `schemas.ts` and `T` being `schema.ts`. */
  readonly type: string;
  /** The reference that leads to the schema. */
  readonly ref: string;
  readonly side: Side;
}

/** Lists what is judged. */
export function judgedSchemas(root: Json, model: SpecModel): JudgedSchema[] {
  const keys = new Map(model.schemas.map(({ name, key }) => [name, key]));
  const components = model.schemas.map(({ name, key, inputOf }): JudgedSchema => {
    const component = inputOf === undefined ? key : (keys.get(inputOf) ?? key);
    const ref = formatLocalRef(["components", "schemas", component]);
    return { type: `S.${name}`, ref, side: inputOf === undefined ? "output" : "input" };
  });
  return [...components, ...model.operations.flatMap((operation) => schemasIn(root, operation))];
}

function schemasIn(root: Json, operation: OperationModel): JudgedSchema[] {
  const { name, method, path, body, responses } = operation;
  const item = resolvedAt(root, ["paths", path]);
  if (item === undefined) return [];
  const own = [...item, method.toLowerCase()];
  const type = `T.operations[${JSON.stringify(name)}]`;
  const requests = (body?.media ?? []).filter(isJson).map((media) => ({
    type: `NonNullable<${type}["requestBody"]>${contentOf(media.type)}`,
    path: schemaPath(root, [...own, "requestBody"], media.type),
    side: "input" as const,
  }));
  const answers = responses
    .filter(({ status }) => status.startsWith("2"))
    .flatMap(({ status, media }) =>
      media.filter(isJson).map((one) => ({
        type: `${type}["responses"][${JSON.stringify(status)}]${contentOf(one.type)}`,
        path: schemaPath(root, [...own, "responses", status], one.type),
        side: "output" as const,
      })),
    );
  return [...requests, ...answers].flatMap(({ path: at, ...judged }) =>
    at === undefined ? [] : [{ ...judged, ref: formatLocalRef(at) }],
  );
}

function isJson({ kind }: { readonly kind: string }): boolean {
  return kind === "json";
}

function contentOf(mediaType: string): string {
  return `["content"][${JSON.stringify(mediaType)}]`;
}

/** Where the schema of a media type stands, unless it is a component, which is judged by itself. */
function schemaPath(root: Json, owner: Path, mediaType: string): Path | undefined {
  const path = [...(resolvedAt(root, owner) ?? owner), "content", mediaType, "schema"];
  const schema = valueAtPath(root, path);
  return isObject(schema) && componentName(schema, "schemas") === undefined ? path : undefined;
}

function resolvedAt(root: Json, path: Path): Path | undefined {
  return resolveRef(root, valueAtPath(root, path), path)?.path;
}
