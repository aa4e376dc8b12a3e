/**
 * The document as the generator sees it: everything resolved, named and ordered, nothing written down yet.
 *
 * The emitters read this and nothing else, so that each rule of the specification is applied once.
 */
import type { PageRule } from "latchkey/generated/operation";
import type { Json, JsonObject } from "../document/json.ts";
import type { DocumentNotice } from "../document/mend/mended-document.ts";
import type { FixedValue } from "./fixed-values.ts";
import type { BodyKind, ResponseKind } from "./media-type.ts";
import type { StreamItem } from "./streams/stream-item.ts";

/** One document. */
export interface SpecModel {
  readonly title: string;
  readonly version: string;
  /** What generated files name as their origin. */
  readonly source: string;
  /** The document's servers, variables filled in. */
  readonly servers: readonly string[];
  readonly schemes: readonly SchemeModel[];
  /** The operations that become endpoints, in the document's order. */
  readonly operations: readonly OperationModel[];
  readonly schemas: readonly SchemaModel[];
  /** The exported schema of errors that the document does not describe. */
  readonly errors: string | undefined;
  readonly sessions: readonly SessionModel[];
  readonly notices: readonly Notice[];
}

/** Something that a person should know, but that stops nothing. */
export interface Notice {
  readonly kind:
    | DocumentNotice["kind"]
    | "no-operation-id"
    | "undefined-scheme"
    | "renamed"
    | "not-callable"
    | "kept"
    | "misspelt"
    | "default-parameter"
    | "unsupported"
    | "undeclared-parameter"
    | "unused-parameter"
    | "custom-scheme"
    | "no-session";
  readonly message: string;
  /** Lines to paste. */
  readonly block?: string;
}

/** One alternative of `security`: every scheme in it, with scopes or roles. */
export type Requirement = Readonly<Record<string, readonly string[]>>;

/** One entry of `components.securitySchemes`, as the runtime's `SecurityScheme` has it. */
export interface SchemeModel {
  readonly name: string;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  readonly credential:
    | "BearerCredential"
    | "ApiKeyCredential"
    | "BasicCredential"
    | "HttpCredential"
    | "CustomCredential";
  readonly data: Readonly<Record<string, string>>;
}

/** One operation. */
export interface OperationModel {
  readonly name: string;
  /** As it is sent. */
  readonly method: string;
  readonly path: string;
  /** The endpoint file, without extension. */
  readonly file: string;
  readonly docs: OperationDocs;
  /** The alternatives without the empty one; none is public. */
  readonly security: readonly Requirement[];
  /** Whether a call without any credential is fine too: `{}` among the alternatives. */
  readonly optionalSecurity: boolean;
  readonly parameters: readonly ParameterModel[];
  /** In place of query parameters: one value that is the whole query. */
  readonly querystring: QuerystringModel | undefined;
  readonly body: BodyModel | undefined;
  readonly responses: readonly ResponseModel[];
  /** What the errors have that the document does not describe, if anything is known of them. */
  readonly commonError: CommonError | undefined;
  /** The header by which the server knows a request that it has had before. */
  readonly idempotencyKey: string | undefined;
  readonly server: string | undefined;
  /** How its pages follow each other, if it says so. */
  readonly pages: PageRule | undefined;
}

/** What a doc comment says. */
export interface OperationDocs {
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  readonly link: { readonly url: string; readonly title: string | undefined } | undefined;
  /** Where the answers lead. */
  readonly links: readonly LinkModel[];
}

/** A link from an answer to another operation. */
export interface LinkModel {
  /** Of the answer: `200`, `4XX` or `default`. */
  readonly status: string;
  /** The name of the function, or what the document says where there is none. */
  readonly target: string;
  /** What its parameters and its body come from: a runtime expression, or any other value as it is. */
  readonly values: readonly (readonly [name: string, value: Json])[];
  readonly description: string | undefined;
}

export type ParameterLocation = "path" | "query" | "header" | "cookie";

/** One parameter; `serialization` has only what differs from the location's defaults. */
export interface ParameterModel {
  readonly name: string;
  readonly in: ParameterLocation;
  readonly required: boolean;
  readonly serialization: Readonly<Record<string, string | boolean>>;
  /** Whether its values are texts, numbers, booleans or lists of them, and nothing else. */
  readonly isPlain: boolean;
  /** What is sent where a call gives none. */
  readonly fixed: FixedValue | undefined;
}

/** The value of `in: querystring`. */
export interface QuerystringModel {
  readonly required: boolean;
  /** Its media type. */
  readonly content: string;
  /** As the runtime's `PartEncodings`. */
  readonly encodings: JsonObject;
}

/** A request body. */
export interface BodyModel {
  readonly required: boolean;
  readonly media: readonly BodyMedia[];
}

export interface BodyMedia {
  /** As in the document. */
  readonly type: string;
  readonly kind: BodyKind;
  /** The exported schema that it refers to directly. */
  readonly schema: string | undefined;
  /** What its schema says, to be held against that of another one. */
  readonly schemaText: string;
  /** Whether each of its bodies has a file in it. */
  readonly needsFile: boolean;
  /** As the runtime's `PartEncodings`. */
  readonly encodings: JsonObject;
}

/** What all declared errors are, whatever the status: one schema, or that of any of these answers. */
export type CommonError = { readonly schema: string } | { readonly statuses: readonly string[] };

/** One declared answer. */
export interface ResponseModel {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  /** The first is what a call accepts unless it says otherwise. */
  readonly media: readonly ResponseMedia[];
  readonly headers: readonly HeaderModel[];
}

/** One declared header of an answer. */
export interface HeaderModel {
  readonly name: string;
  readonly required: boolean;
  /** As the runtime's `HeaderForm`. */
  readonly form: "json" | "string" | "number" | "boolean" | `${"string" | "number" | "boolean"}[]`;
  /** The texts that are all it can be. */
  readonly values: readonly string[] | undefined;
}

export interface ResponseMedia {
  readonly type: string;
  /** The first media type of the same answer with an equal schema. */
  readonly twin: string;
  readonly kind: ResponseKind;
  /** The exported schema that it, or an item of it, refers to directly. */
  readonly schema: string | undefined;
  /** What its items are, where it streams. */
  readonly item: StreamItem | undefined;
}

/** One name of `schemas`. */
export interface SchemaModel {
  /** As in `components.schemas` of the types. */
  readonly key: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly deprecated: boolean;
  /** For the side of a split schema that requests take: the exported name of the other. */
  readonly inputOf: string | undefined;
}

/** A wired session. */
export interface SessionModel {
  /** Of the function that creates one. */
  readonly name: string;
  readonly scheme: string;
  readonly signIn: SessionStep | undefined;
  readonly refresh: SessionStep;
  readonly signOut: SessionStep | undefined;
}

/** One operation of a session and its pointers, in the order of the document. */
export interface SessionStep {
  readonly operation: OperationModel;
  readonly pointers: Readonly<Record<string, string>>;
  /** Constants by place: path, query, header, cookie, body. */
  readonly params: JsonObject | undefined;
}
