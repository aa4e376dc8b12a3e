/** Texts of an address, a header or a form as the values that their schemas say they are. */
import type { Json, JsonObject } from "../../document/json.ts";
import { allTypes, choicesOf, itemSchema, memberSchema, partsOf, typesOf } from "./schema-parts.ts";

/** A text as a number, a boolean or whatever its schema asks for; what does not fit stays a text, and is judged as one. */
export function readText(root: Json, schema: Json, text: string): Json {
  const parts = partsOf(root, schema);
  const choices = parts.flatMap(choicesOf);
  if (choices.includes(text)) return text;
  const literal = literalOf(text);
  if (choices.some((choice) => choice === literal)) return literal;
  if (parts.some(isFreeText)) return text;
  const types = allTypes(parts);
  if (types.has("null") && text === "") return null;
  const type = literal === null ? "null" : typeof literal;
  return types.has(type) || (type === "number" && types.has("integer")) ? literal : text;
}

/** Whether any text will do. */
function isFreeText(part: JsonObject): boolean {
  return typesOf(part).includes("string") && choicesOf(part).length === 0;
}

const numberPattern = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

function literalOf(text: string): Json {
  if (text === "true" || text === "false") return text === "true";
  if (text === "null") return null;
  return numberPattern.test(text) ? Number(text) : text;
}

/** A text that may be JSON: a list or an object inside a form, as most servers read it. */
export function readJsonText(root: Json, schema: Json, text: string): Json {
  const types = allTypes(partsOf(root, schema));
  const isStructured = types.has("object") || types.has("array") || types.size === 0;
  if (isStructured && /^\s*[[{]/.test(text)) {
    try {
      return JSON.parse(text) as Json; // JSON.parse gives what Json describes.
    } catch {
      // It only looks like JSON.
    }
  }
  return readText(root, schema, text);
}

/** What stands at one place of names with brackets: `filter[author]=a` has the text `a` at `filter`, `author`. */
export interface BracketNode {
  readonly texts: string[];
  readonly children: Map<string, BracketNode>;
}

/** Takes `a[b][]` apart: `["a", "b", ""]`. */
export function splitBrackets(name: string): readonly string[] {
  const start = name.indexOf("[");
  if (start <= 0 || !name.endsWith("]")) return [name];
  return [name.slice(0, start), ...name.slice(start + 1, -1).split("][")];
}

/** Puts texts to their places. */
export function bracketTree(entries: readonly (readonly [path: readonly string[], text: string])[]): BracketNode {
  const tree = emptyNode();
  for (const [path, text] of entries) {
    let node = tree;
    for (const key of path) {
      const next = node.children.get(key) ?? emptyNode();
      node.children.set(key, next);
      node = next;
    }
    node.texts.push(text);
  }
  return tree;
}

function emptyNode(): BracketNode {
  return { texts: [], children: new Map() };
}

/** The value that a tree stands for: lists where the schema wants one, or where the keys are numbers or nothing. */
export function readTree(root: Json, schema: Json, { texts, children }: BracketNode): Json {
  const parts = partsOf(root, schema);
  const types = allTypes(parts);
  const keys = [...children.keys()];
  const isNumbered = keys.length > 0 && keys.every((key) => /^\d*$/.test(key));
  const isList = types.has("array") && (isNumbered || keys.length === 0);
  if (isList || (isNumbered && !types.has("object"))) {
    const below = [...children].flatMap(([key, node]) => (key === "" ? spread(node) : [node]));
    const nodes = [...texts.map((text): BracketNode => ({ texts: [text], children: new Map() })), ...below];
    return nodes.map((node, index) => readTree(root, itemSchema(parts, index), node));
  }
  if (keys.length === 0) return texts.length === 0 ? {} : readText(root, schema, texts.at(-1) ?? "");
  return Object.fromEntries(
    [...children].map(([key, node]) => [key, readTree(root, memberSchema(parts, key), node)] as const),
  );
}

/** `a[]=1&a[]=2` are two items. */
function spread({ texts, children }: BracketNode): BracketNode[] {
  const each = texts.map((text): BracketNode => ({ texts: [text], children: new Map() }));
  return children.size === 0 ? each : [...each, { texts: [], children }];
}
