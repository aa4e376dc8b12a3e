/** Naming by a rule: what a configuration's `names` may be, and rules for what frameworks write. */
import { InputError } from "../../document/spec-error.ts";
import { withoutConstants } from "../fixed-values.ts";

/** An operation, as a naming rule sees it. */
export interface NamedOperation {
  readonly operationId: string | undefined;
  /** As it is sent: `GET`. */
  readonly method: string;
  /** The path template: `/feed/{id}`. */
  readonly path: string;
  readonly tags: readonly string[];
  /** The path parameters that `params` of the configuration fixes. */
  readonly constants?: readonly string[];
}

/**
 * Gives the text that a function's name is made of, as it is made of an operationId; `undefined` leaves it to the document.
 *
 * The text need be no identifier: `list posts` becomes `listPosts`.
 */
export type Naming = (operation: NamedOperation) => string | undefined;

/**
 * For FastAPI, whose operationIds end in path and method unless an application makes its own:
 * `read_item_items__item_id__get` becomes `readItem`.
 */
export const fastApiNames: Naming = ({ operationId, method, path }) => {
  const suffix = `${path.replaceAll(/[^\p{L}\p{N}_]/gu, "_")}_${method.toLowerCase()}`;
  return operationId?.endsWith(suffix) === true ? operationId.slice(0, -suffix.length) || undefined : undefined;
};

/** For NestJS, whose operationIds are class and method: `CatsController_findAll` becomes `catsFindAll`. */
export const nestNames: Naming = ({ operationId }) => operationId?.replace(/^(\w+?)Controller_/, "$1_");

/**
 * By method and path, without what every path begins with: `routeNames({ without: "/api/v{version}" })` makes
 * `GET /api/v{version}/orders/{id}` `getOrdersById`.
 */
export function routeNames({ without = "" }: { readonly without?: string } = {}): Naming {
  const prefix = without.replace(/\/$/, "");
  return ({ method, path, constants = [] }) => {
    const isBelow = path === prefix || path.startsWith(`${prefix}/`);
    return routeText(method, withoutConstants(isBelow ? path.slice(prefix.length) : path, constants));
  };
}

/** A route as words: `get /feed/ by id .csv`, and `get root` where the path has none. */
export function routeText(method: string, path: string): string {
  const words = path.replaceAll("{", " by ").replaceAll("}", " ");
  return `${method.toLowerCase()} ${/[\p{L}\p{N}]/u.test(words) ? words : "root"}`;
}

/** What a rule says of an operation; throws an `InputError` if that is no text, or if the rule fails. */
export function applyNaming(naming: Naming, operation: NamedOperation): string | undefined {
  const route = `${operation.method} ${operation.path}`;
  let text: unknown;
  try {
    text = naming(operation);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`names of the configuration: it fails for ${route}: ${reason}`, "Mend the function.", {
      cause: error,
    });
  }
  if (text === undefined || (typeof text === "string" && /[\p{L}\p{N}]/u.test(text))) return text;
  const shown = typeof text === "string" ? JSON.stringify(text) : `a value of type ${typeof text}`;
  const problem = `names of the configuration: ${shown} is no name for ${route}.`;
  throw new InputError(problem, "Return a text with a letter in it, or undefined to leave the name to the document.");
}
