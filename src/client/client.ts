/** The client: base URL, credentials and layers, behind a type that says which credentials it holds. */
import type { CallRequest } from "./call-parts.ts";
import type { ClientOverrides } from "./client-core.ts";
import type { ClientFetchInit } from "./client-fetch.ts";
import type { Operation } from "../operation/operation.ts";
import type { Failure, Success } from "../response/result.ts";
import type { SecurityRequirement } from "../operation/requirement.ts";
import { say } from "../say.ts";

/** A client that holds a credential for each scheme in `Holds`; one that holds more fits as well. */
// oxlint-disable-next-line typescript/no-empty-object-type -- a client that holds nothing
export interface Client<out Holds extends object = {}> {
  /** Types only; never there. */
  readonly "~holds": Holds;
  /** What generated endpoints call. A string key, so that two copies of the package understand each other. */
  readonly "~call": (operation: Operation, request: CallRequest) => Promise<Success | Failure>;
  /**
   * Sends a request of your own through the client's layers, and resolves to the answer whatever its status.
   *
   * Without `security` nothing is attached; with it, the client must hold what it names.
   */
  fetch<const Security extends readonly SecurityRequirement[] = readonly []>(
    this: ClientFor<Security>,
    path: string,
    init?: ClientFetchInit<Security>,
  ): Promise<Response>;
  /** The same client with some of its options replaced; what is undefined stays as it is. */
  with(options: ClientOverrides): Client<Holds>;
}

/** The client that a `security` needs: any of its alternatives, each with all its schemes. */
export type ClientFor<Security extends readonly SecurityRequirement[]> = Security extends readonly []
  ? Client
  : Security[number] extends infer Requirement
    ? Requirement extends SecurityRequirement
      ? Client<{ -readonly [Scheme in keyof Requirement]: true }>
      : never
    : never;

/** Throws a `TypeError` for what is no client, by the one member that every copy of the package knows. */
export function assertClient(client: unknown, where: string): void {
  if (typeof Reflect.get(Object(client), "~call") === "function") return;
  throw new TypeError(say`${where}: the first argument is no client; make one by createClient`);
}
