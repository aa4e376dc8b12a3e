/**
 * `latchkey.config.{ts,mjs,js,json}`: what a document does not say, or says badly.
 *
 * Schemes and sessions are types and no interfaces, since TypeScript takes only a type for the JSON that it is.
 */
import type { PageRule } from "latchkey/generated/operation";
import type { JsonObject } from "./document/json.ts";
import type { PackageConfig } from "./generate/beside/package-files.ts";
import type { ImportExtension } from "./generate/emit/emit-folder.ts";
import type { Constants } from "./model/fixed-values.ts";
import type { Naming } from "./model/names/naming.ts";
import type { ModelOptions } from "./model/model-options.ts";

/** A Security Scheme Object, or a correction of the one that the document has. */
export type SchemeConfig = {
  readonly type?: "http" | "apiKey" | "oauth2" | "openIdConnect" | "mutualTLS";
  readonly scheme?: string;
  readonly in?: "header" | "query" | "cookie";
  readonly name?: string;
  readonly description?: string;
  /** The API key is in truth a bearer token, so a session can provide it. */
  readonly as?: "bearer";
  /** What stands before the token: `"Token "`. */
  readonly prefix?: string;
};

/** One operation of a session, and JSON Pointers into its body and its answer. */
export type SessionStepConfig = {
  /** Its operationId, its route (`POST /auth/refresh`) or its function's name. */
  readonly operationId: string;
  /** Constants: parameters by their place, and members of the body. */
  readonly params?: Readonly<Partial<Record<"path" | "query" | "header" | "cookie" | "body", JsonObject>>>;
  /** Where the refresh token goes in the request body, or `cookie` for an HttpOnly cookie. */
  readonly send?: string;
  readonly accessToken?: string;
  readonly refreshToken?: string;
  readonly expiresIn?: string;
};

/** The wiring of a session, in the shape of `x-session`. */
export type SessionConfig = {
  readonly signIn?: SessionStepConfig;
  readonly refresh: SessionStepConfig;
  readonly signOut?: SessionStepConfig;
};

/** How pages follow each other, in the shape of `x-pages`. */
export type PagesConfig = PageRule;

/** The configuration. Flags win over it, and it wins over the document. */
export interface Config {
  readonly spec?: string;
  /** Overlays (OpenAPI Overlay 1.0) that mend a document which is not yours: paths or addresses, applied in this order. */
  readonly overlays?: readonly string[];
  readonly out?: string;
  readonly importExtension?: ImportExtension;
  /** The package that the folder is part of: `generate` keeps its reference, its skill and its lock file up to date. */
  readonly package?: PackageConfig;
  /** Only operations with one of these tags, paths or operationIds. */
  readonly include?: readonly string[];
  /** No operations with one of these tags, paths or operationIds. */
  readonly exclude?: readonly string[];
  /** By the scheme's name. */
  readonly schemes?: Readonly<Record<string, SchemeConfig>>;
  /** The security of operations for which neither they nor the document state any. */
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  /** By the scheme's name. */
  readonly session?: Readonly<Record<string, SessionConfig>>;
  /** How the pages of operations follow each other; each by its operationId, its route or its function's name. */
  readonly pages?: Readonly<Record<string, PagesConfig>>;
  /** Constants: parameters that every call sends alike, by place and name. They are in no call's types, and in no name. */
  readonly params?: Constants;
  /** The schema of errors that the document does not describe: the name of one of its schemas, or a schema. */
  readonly errors?: string | object;
  /** Function names by route, `{ "GET /x": "oldName" }`, or a rule: `fastApiNames`, `nestNames`, `routeNames({ … })`, one of your own. */
  readonly names?: Readonly<Record<string, string>> | Naming;
}

/** Gives a configuration its type. */
export function defineConfig(config: Config): Config {
  return config;
}

/** The part of a configuration that shapes the model. */
export function modelOptions(config: Config): ModelOptions {
  const { include, exclude, schemes, security, session, pages, errors, names, params } = config;
  return {
    ...(include && { include }),
    ...(exclude && { exclude }),
    ...(schemes && { schemes: toJson(schemes) }),
    ...(security && { security }),
    ...(session && { session: toJson(session) }),
    ...(pages && { pages: toJson(pages) }),
    ...(errors !== undefined && { errors: typeof errors === "string" ? errors : toJson(errors) }),
    ...(names && { names }),
    ...(params && { params }),
  };
}

/** The part of a configuration that mends the document before anything reads it. */
export function overlaysOf({ overlays }: Config): Pick<Config, "overlays"> {
  return overlays === undefined ? {} : { overlays };
}

/** The same objects as untrusted JSON, without keys whose value is undefined. */
function toJson(value: object): Record<string, JsonObject> {
  return JSON.parse(JSON.stringify(value)) as Record<string, JsonObject>; // Config's types allow nothing else.
}
