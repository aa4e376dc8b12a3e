/** Which component schemas a part of a document names by a reference, and on which side of the wire. */
import { isContainer, valueAt, type Json } from "../json.ts";
import { componentName } from "../resolve-ref.ts";
import { type Container, eachObject } from "./document-parts.ts";
import { onceFor } from "./once-for.ts";

/** The component schemas that a tree names. */
export function schemasNamed(tree: Json | undefined): readonly string[] {
  return isContainer(tree) ? namedIn(tree) : [];
}

const namedIn = onceFor((tree: Container) => namesIn(tree));

/** Those that the requests of a path item name: in bodies and parameters, also of callbacks. */
export const namedByRequests: (item: Container) => readonly string[] = onceFor((item) =>
  namedUnder(item, ["requestBody", "parameters"]),
);

/** Those that anything else of it names: answers and headers. */
export const namedBesideRequests: (item: Container) => readonly string[] = onceFor((item) =>
  namesIn(item, (key) => key === "requestBody" || key === "parameters"),
);

/** Those that the answers to a webhook name. */
export const namedByAnswers: (item: Container) => readonly string[] = onceFor((item) =>
  namedUnder(item, ["responses"]),
);

function namedUnder(tree: Container, keys: readonly string[]): string[] {
  const names = new Set<string>();
  eachObject(tree, (node) => {
    for (const key of keys) for (const name of namesIn(valueAt(node, key))) names.add(name);
  });
  return [...names];
}

function namesIn(tree: Json | undefined, isLeftOut?: (key: string) => boolean): string[] {
  const names = new Set<string>();
  const note = (node: Json): void => {
    const name = componentName(node, "schemas");
    if (name !== undefined) names.add(name);
  };
  eachObject(tree, note, isLeftOut);
  return [...names];
}
