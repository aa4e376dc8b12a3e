/** One operation of a wired session: what its document says of it, and what it is called with. */
import type { CallRequest } from "../client/call-parts.ts";
import type { Client } from "../client/client.ts";
import type { UntypedEndpoint } from "../client/define-endpoint.ts";
import type { ParameterValues } from "../operation/operation.ts";

/** A client for one step, with these credentials and no other. */
export type ClientWith = (auth: Record<string, string>) => Client;

/** An operation, with what is the same in every call of it. */
export interface StepWiring {
  readonly endpoint: { readonly operation: UntypedEndpoint["operation"] };
  readonly params?: StepConstants;
}

/** Parameters by their place, and members of the body. */
export interface StepConstants {
  readonly path?: ParameterValues;
  readonly query?: ParameterValues;
  readonly header?: ParameterValues;
  readonly cookie?: ParameterValues;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** The request of a step: its constants, and what a caller or a pointer adds to them. */
export function stepRequest({ params: { body, ...params } = {} }: StepWiring, request: CallRequest): CallRequest {
  return { ...request, params, body: body === undefined ? request.body : merged(body, request.body) };
}

/** Members of both, the given ones first; what is no plain object (a form, a file) is left as it is given. */
function merged(constants: unknown, given: unknown): unknown {
  if (given === undefined) return constants;
  if (!isPlain(constants) || !isPlain(given)) return given;
  const members = Object.entries(given).map(([key, value]) => [
    key,
    Object.hasOwn(constants, key) ? merged(constants[key], value) : value,
  ]);
  return { ...constants, ...Object.fromEntries(members) };
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
