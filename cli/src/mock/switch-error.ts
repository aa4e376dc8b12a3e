/** What a switch says of an operation or a status that does not exist. */
import { InputError } from "../document/spec-error.ts";
import { nearestName } from "../model/names/nearest-name.ts";
import { isNamed, type Route } from "./route.ts";

/** A switch was given an operation, a status or a number that does not exist. */
export class MockSwitchError extends InputError {
  override readonly name = "MockSwitchError";
  /** The names that may have been meant, the likeliest first. */
  readonly near: readonly string[];

  constructor(problem: string, hint?: string, near: readonly string[] = []) {
    super(hint === undefined ? problem : `${problem} ${hint}`);
    this.near = near;
  }
}

/** The operation that a name means; `others` are names that would do as well. Throws a `MockSwitchError`. */
export function findRoute(routes: readonly Route[], name: string, others: readonly string[] = []): Route {
  const route = routes.find((candidate) => isNamed(candidate, name));
  if (route !== undefined) return route;
  const near = nearNames(name, [...routes.flatMap(namesOf), ...others]);
  const hint =
    near.length > 0
      ? `Is it ${near.map((one) => JSON.stringify(one)).join(" or ")}?`
      : "`latchkey inspect` lists all operations.";
  throw new MockSwitchError(`There is no operation ${JSON.stringify(name)}.`, hint, near);
}

function namesOf({ operationId, label, name }: Route): string[] {
  return [...new Set([...(operationId === undefined ? [] : [operationId]), label, name])];
}

/** Up to three names, each the nearest of those that are left. */
function nearNames(name: string, known: readonly string[]): string[] {
  const left = new Set(known);
  const near: string[] = [];
  while (near.length < 3) {
    const nearest = nearestName(name, left);
    if (nearest === undefined) break;
    near.push(nearest);
    left.delete(nearest);
  }
  return near;
}
