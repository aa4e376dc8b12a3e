/** Which declarations of a large document's types belong together in a file. */
import { takeName } from "../../document/take-name.ts";
import { inCapitals, operationsByFile } from "../../model/names/name-files.ts";
import type { OperationModel, SpecModel } from "../../model/spec-model.ts";
import type { DeclaredTypes } from "../types/declare-types.ts";
import { type ComponentId, componentId, type ComponentReferences, findReferences } from "./component-references.ts";
import { typeMembers } from "./type-members.ts";
import { placeComponents, type References } from "./place-components.ts";

/** The files of `operations/` and `schemas/`, by name without extension. */
export interface FilePlan {
  /** Those of tags, called as their endpoint files are. */
  readonly tags: readonly string[];
  /** For what operations of several tags use. */
  readonly shared: string;
  /** For what no operation uses: the bodies of webhooks, say. */
  readonly unused: string;
  /** The file of an operation's type, by the name of its function. */
  readonly fileOfOperation: (name: string) => string;
  readonly fileOfComponent: (id: string) => string;
  readonly references: ComponentReferences;
}

/** The kinds of components that are written by tag, beside the schemas. */
export const placedKinds: readonly string[] = ["responses", "parameters", "requestBodies", "headers"];

/** Plans the files. */
export function planFiles(declared: DeclaredTypes, model: SpecModel): FilePlan {
  const tags = [...operationsByFile(model.operations).keys()];
  const taken = new Set(tags.map(inCapitals));
  const [shared, unused] = [takeName("shared", taken, inCapitals), takeName("unused", taken, inCapitals)];
  const references = findReferences(declared);
  const files = new Map(model.operations.map(({ name, file }) => [name, file]));
  const components = usesOfComponents(declared, references);
  const places: ReadonlyMap<string, string> = placeComponents(
    components,
    usesOfFiles(declared, model, references),
    shared,
  );
  return {
    tags,
    shared,
    unused,
    fileOfOperation: (name) => files.get(name) ?? unused,
    fileOfComponent: (id) => places.get(id) ?? unused,
    references,
  };
}

/** What the components refer to. */
function usesOfComponents({ rest, schemas }: DeclaredTypes, { idsIn }: ComponentReferences): References<ComponentId> {
  const others = placedKinds.flatMap((kind) =>
    typeMembers(rest, "components", kind).map(({ key, node }) => [componentId(kind, key), idsIn(node)] as const),
  );
  return new Map([...others, ...schemas.map(({ key, node }) => [componentId("schemas", key), idsIn(node)] as const)]);
}

/** What the types of a file's operations refer to, and the schemas that its endpoints name. */
function usesOfFiles(
  { rest, schemas }: DeclaredTypes,
  { operations, errors }: SpecModel,
  { idsIn }: ComponentReferences,
): References<string> {
  const types = new Map(typeMembers(rest, "operations").map(({ key, node }) => [key, node]));
  const ids = new Map(schemas.map(({ exported, key }) => [exported, componentId("schemas", key)]));
  const usesOf = (operation: OperationModel): ComponentId[] => {
    const type = types.get(operation.name);
    const named = namedSchemas(operation, errors).flatMap((name) => ids.get(name) ?? []);
    return type === undefined ? named : [...idsIn(type), ...named];
  };
  return new Map(Array.from(operationsByFile(operations), ([file, own]) => [file, new Set(own.flatMap(usesOf))]));
}

function namedSchemas({ body, responses, commonError }: OperationModel, errors: string | undefined): string[] {
  const media = [...(body?.media ?? []), ...responses.flatMap((response) => response.media)];
  const common = commonError !== undefined && "schema" in commonError ? commonError.schema : undefined;
  return [...media.map(({ schema }) => schema), common, errors].filter((name) => name !== undefined);
}
