/** A request as values: its parameters by place, and its body. */
import { stringAt, type Json } from "../../document/json.ts";
import { cookiePairs, type Call } from "../http/call.ts";
import type { Route } from "../route.ts";
import { readBodyValue, type BodyValue } from "./body-value.ts";
import { readParameter, type SentParameters, splitForm } from "./read-parameter.ts";

/** The values of parameters, by place and name. */
export type ParameterValues = Readonly<Record<"path" | "query" | "header" | "cookie", Readonly<Record<string, Json>>>>;

/** What a request says, by its schemas. */
export interface RequestValues {
  readonly parameters: ParameterValues;
  readonly body: BodyValue | undefined;
}

/** Reads a request; throws `UnreadableBodyError`. `path` has the parts of the address that stand for its variables. */
export async function readRequest(
  root: Json,
  route: Route,
  call: Call,
  path: Readonly<Record<string, string>>,
): Promise<RequestValues> {
  return { parameters: readParameters(root, route, call, path), body: await readBodyValue(root, route.value, call) };
}

function readParameters(
  root: Json,
  { parameters }: Route,
  call: Call,
  path: Readonly<Record<string, string>>,
): ParameterValues {
  const sent: SentParameters = {
    path,
    query: splitForm(call.search),
    headers: call.headers,
    cookies: cookiePairs(call.headers),
  };
  const names = parameters
    .filter((parameter) => stringAt(parameter, "in") === "query")
    .map((one) => stringAt(one, "name") ?? "");
  const values: Record<keyof ParameterValues, Record<string, Json>> = { path: {}, query: {}, header: {}, cookie: {} };
  for (const parameter of parameters) {
    const [name = "", place] = [stringAt(parameter, "name"), stringAt(parameter, "in")];
    if (place !== "path" && place !== "query" && place !== "header" && place !== "cookie") continue;
    const others = new Set(names.filter((other) => other !== name));
    const value = readParameter(root, parameter, sent, others);
    if (value !== undefined) Object.defineProperty(values[place], name, { value, enumerable: true });
  }
  return values;
}
