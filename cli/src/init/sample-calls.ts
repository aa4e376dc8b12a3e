/** Which operations the tests and the README of a package call, and with what. */
import { stringAt, valueAt, type Json } from "../document/json.ts";
import { takesInput } from "../generate/emit/describe-call.ts";
import { quote, quoteKey } from "../generate/text/quote.ts";
import type { ListedOperation } from "../model/list-operations.ts";
import type { OperationModel, Requirement, SpecModel } from "../model/spec-model.ts";
import { jsonSchema, sampleValue } from "./sample-values.ts";

/** A call that can be written down. */
export interface SampleCall {
  readonly operation: OperationModel;
  /** The second argument, as code; nothing where the call needs none. */
  readonly init: string | undefined;
}

/** What is called. */
export interface SampleCalls {
  readonly open: SampleCall | undefined;
  /** One that carries the token of a wired session, where there is such. */
  readonly secured: (SampleCall & { readonly requirement: Requirement }) | undefined;
  /** The body of the first session's sign-in, as code. */
  readonly signIn: string | undefined;
}

/** What the choice is made from. */
export interface SampleSource {
  readonly root: Json;
  readonly list: readonly ListedOperation[];
  readonly model: SpecModel;
}

/** Chooses among the calls whose input is plain: those that read come first, and those that need no input. */
export function sampleCalls(source: SampleSource): SampleCalls {
  const { operations, sessions } = source.model;
  const [session] = sessions;
  const steps = new Set(
    sessions.flatMap(({ signIn, refresh, signOut }) => [signIn, refresh, signOut].map((step) => step?.operation.name)),
  );
  const usable = operations
    .filter((one) => one.server === undefined && hasSuccess(one) && !steps.has(one.name))
    .flatMap((operation) => sampleCall(source, operation) ?? [])
    .toSorted((a, b) => rank(a) - rank(b));
  const secured = usable
    .filter(({ operation }) => operation.security.length > 0 && !operation.optionalSecurity)
    .flatMap((call) => call.operation.security.slice(0, 1).map((requirement) => ({ ...call, requirement })))
    .toSorted(
      (a, b) =>
        Number(!isBySession(a.requirement, session?.scheme)) - Number(!isBySession(b.requirement, session?.scheme)),
    );
  return {
    open: usable.find(({ operation }) => operation.security.length === 0),
    secured: secured[0],
    signIn: session?.signIn === undefined ? undefined : signInBody(source, session.signIn.operation.name),
  };
}

function isBySession(requirement: Requirement, scheme: string | undefined): boolean {
  return scheme !== undefined && Object.keys(requirement).join() === scheme;
}

function hasSuccess({ responses, method }: OperationModel): boolean {
  return (
    method !== "HEAD" &&
    responses.some(({ status, media }) => status.startsWith("2") && media.every(({ kind }) => kind !== "stream"))
  );
}

function rank({ operation, init }: SampleCall): number {
  return (operation.method === "GET" ? 0 : 2) + (init === undefined ? 0 : 1);
}

function sampleCall(source: SampleSource, operation: OperationModel): SampleCall | undefined {
  if (!takesInput(operation)) return { operation, init: undefined };
  const listed = source.list.find(({ name }) => name === operation.name);
  if (listed === undefined || operation.querystring?.required === true) return undefined;
  const body = operation.body?.required === true ? bodyOf(source.root, listed) : "";
  const params = paramsOf(source.root, listed, operation);
  if (body === undefined || params === undefined) return undefined;
  return { operation, init: `{ ${[params, body].filter((text) => text !== "").join(", ")} }` };
}

function paramsOf(root: Json, { parameters }: ListedOperation, operation: OperationModel): string | undefined {
  const needed = operation.parameters.filter(({ required, fixed }) => required && fixed?.isConstant !== true);
  const values = needed.map(({ name, in: place }) => {
    const found = parameters.find((one) => stringAt(one, "name") === name && stringAt(one, "in") === place);
    return { place, name, value: sampleValue(root, valueAt(found, "schema"), name) };
  });
  if (values.some(({ value }) => value === undefined || (typeof value === "object" && value !== null)))
    return undefined;
  if (values.length === 0) return "";
  const places = [...new Set(values.map(({ place }) => place))].map((place) => {
    const own = values.filter((one) => one.place === place);
    return `${place}: { ${own.map(({ name, value }) => `${quoteKey(name)}: ${literal(value ?? null)}`).join(", ")} }`;
  });
  return `params: { ${places.join(", ")} }`;
}

function bodyOf(root: Json, { value }: ListedOperation): string | undefined {
  const sample = sampleValue(root, jsonSchema(root, value), "");
  return sample === undefined ? undefined : `body: ${literal(sample)}`;
}

function signInBody({ root, list }: SampleSource, name: string): string | undefined {
  const listed = list.find((one) => one.name === name);
  const sample = listed === undefined ? undefined : sampleValue(root, jsonSchema(root, listed.value), "");
  return sample === undefined ? undefined : literal(sample);
}

/** A value as code: keys are quoted only where they have to be. */
export function literal(value: Json): string {
  if (typeof value === "string") return quote(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  const entries = Object.entries(value).map(([key, inner]) => `${quoteKey(key)}: ${literal(inner)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}
