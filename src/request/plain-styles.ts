/** Parameters as most are: named by the endpoints that have such parameters only. */
import type { ParameterStyles } from "../operation/operation.ts";
import { declaredParts } from "./parameters.ts";
import { plainParameter } from "./plain-parameter.ts";

/** Writes single values and lists of them in the usual style of their place. */
export const plainStyles: ParameterStyles = {
  text: plainParameter,
  query: () => [],
  parts: declaredParts,
};
