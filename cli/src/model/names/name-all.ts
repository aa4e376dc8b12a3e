/** The names of all operations, by the document and the configuration. */
import { listAt, type JsonObject } from "../../document/json.ts";
import { routeOf, sentMethod } from "../../document/methods.ts";
import { InputError } from "../../document/spec-error.ts";
import { withoutConstants } from "../fixed-values.ts";
import type { ModelOptions } from "../model-options.ts";
import { nameSessions } from "./name-sessions.ts";
import { isReservedName, nameOperations, type Nameable, type OperationNames } from "./name-operations.ts";
import { nearestName } from "./nearest-name.ts";
import { applyNaming, type Naming } from "./naming.ts";

/** An operation that has no name yet. */
export interface NamelessOperation {
  readonly operationId: string | undefined;
  /** As the document has it. */
  readonly method: string;
  readonly path: string;
  readonly value: JsonObject;
}

/** What names are made by. */
export interface NamingOptions extends Pick<ModelOptions, "names" | "params"> {
  /** The schemes that have a session: what creates one has a name too. */
  readonly sessions: readonly string[];
  /** Every operation of the document: what a filter leaves out may be named all the same. */
  readonly all: readonly NamelessOperation[];
}

/** The names, in the order of the operations. */
export interface AllNames<Operation> extends OperationNames {
  /** The operations whose names the configuration gives, or changes. */
  readonly configured: ReadonlySet<Operation>;
}

/** Names all operations; throws an `InputError` for a name of the configuration that is none, or that is nothing's. */
export function nameAll<Operation extends NamelessOperation>(
  operations: readonly Operation[],
  { names: given, params, sessions, all }: NamingOptions,
): AllNames<Operation> {
  const rule = typeof given === "function" ? given : undefined;
  const constants = Object.keys(params?.path ?? {});
  const pins = typeof given === "object" ? checkPins(given, all) : new Map<string, string>();
  const configured = new Set<Operation>();
  const pinned = new Map<Nameable, string>();
  const nameable = operations.map((operation): Nameable => {
    const { method, path, operationId } = operation;
    const text = rule && ruledText(operation, rule, constants);
    const namedPath = withoutConstants(path, constants);
    const pin = pins.get(routeOf(operation));
    const named = { method, path, namedPath, operationId: text ?? operationId };
    if (pin !== undefined) pinned.set(named, pin);
    const isShorter = named.operationId === undefined && namedPath !== path;
    if (pin !== undefined || text !== undefined || isShorter) configured.add(operation);
    return named;
  });
  return { ...nameOperations(nameable, pinned, new Set(nameSessions(sessions).values())), configured };
}

/** How a naming rule wants an operation called: its text stands for the operationId. */
function ruledText(
  { operationId, method, path, value }: NamelessOperation,
  rule: Naming,
  constants: readonly string[],
): string | undefined {
  const tags = listAt(value, "tags").filter((tag) => typeof tag === "string");
  return applyNaming(rule, { operationId, method: sentMethod(method), path, tags, constants });
}

/** The pinned names by route. */
function checkPins(pins: Readonly<Record<string, string>>, all: readonly NamelessOperation[]): Map<string, string> {
  const routes = new Set(all.map(routeOf));
  const checked = new Map<string, string>();
  for (const [route, name] of Object.entries(pins)) {
    if (!routes.has(route)) {
      const nearest = nearestName(route, routes);
      throw new InputError(
        `names of the configuration: there is no operation ${JSON.stringify(route)}.`,
        nearest === undefined ? 'Name the route as in "GET /feed/{id}".' : `Is it ${JSON.stringify(nearest)}?`,
      );
    }
    const other = [...checked].find(([, taken]) => taken === name)?.[0];
    const problem = other === undefined ? whyNoName(name) : `is the name of ${other} already`;
    if (problem !== undefined)
      throw new InputError(`names of the configuration: ${JSON.stringify(name)} ${problem}.`, "Choose another name.");
    checked.set(route, name);
  }
  return checked;
}

function whyNoName(name: string): string | undefined {
  if (!/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name)) return "is no name for a function";
  return isReservedName(name) ? "is reserved" : undefined;
}
