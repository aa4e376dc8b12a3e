/** The types of one component. */
import type { Json } from "../../../document/json.ts";
import { usesOf } from "../break-circles.ts";
import type { DeclaredName } from "../declared-names.ts";
import { declareSchema, liftSchema, type LiftedSchema, type SchemaDeclaration } from "../lift-schemas.ts";
import { transformDocument, type Resolve } from "../openapi-typescript.ts";
import { mendRequestLists, withReadonlyLists } from "../readonly-lists.ts";
import { schemaType } from "../schema-type.ts";
import type { ts } from "../typescript.ts";
import { componentMember } from "./members.ts";

/** What an answer, a parameter, a body or a header adds to its kind of `components`. */
export function componentPart(kind: string, key: string, component: Json, resolve: Resolve): ts.PropertySignature {
  const declarations = transformDocument({ components: { [kind]: { [key]: component } } }, schemaType, resolve);
  return componentMember(mendRequestLists(declarations), kind);
}

/** A schema on its way to its types. */
export interface NamedSchema extends DeclaredName {
  readonly key: string;
  readonly schema: Json;
  /** Whether only requests have it. */
  readonly isTaken: boolean;
}

/** What a schema adds to `components.schemas`, and its declaration. */
export interface SchemaPart extends LiftedSchema {
  /** The schemas that have to be known before this one is. */
  readonly uses: ReadonlySet<string>;
  /** As if it was in no circle. */
  readonly declaration: SchemaDeclaration;
}

/** How a schema is called where it is declared. */
export type LocalName = (key: string) => string;

/** Declares the type of a schema. */
export function schemaPart(named: NamedSchema, resolve: Resolve, local: LocalName): SchemaPart {
  const { key, schema, exported } = named;
  const declarations = transformDocument({ components: { schemas: { [key]: schema } } }, schemaType, resolve);
  const lifted = liftSchema(componentMember(declarations, "schemas"), exported);
  return { ...lifted, uses: usesOf(lifted.type), declaration: declarationOf(named, lifted.type, local) };
}

/** The declaration of a schema that has this type. */
export function declarationOf(
  { local: name, isTaken }: NamedSchema,
  type: ts.TypeNode,
  local: LocalName,
): SchemaDeclaration {
  return declareSchema(name, isTaken ? withReadonlyLists(type) : type, local);
}
