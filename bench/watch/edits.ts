/** What somebody changes in GitHub's description while the command watches it. */

interface Operation {
  operationId: string;
  summary: string;
}

/** As much of the description as is changed. */
interface Description {
  readonly paths: Record<string, { get: Operation }>;
  readonly components: { readonly schemas: Record<string, { properties: Record<string, object> }> };
}

/** One edit, which is made in place. */
export interface Edit {
  readonly name: string;
  change(description: Description): void;
}

/** From the smallest to one that half of the operations meet. */
export const edits: readonly Edit[] = [
  {
    name: "a summary",
    change({ paths }) {
      operationAt(paths, "/zen").summary = "Get a sentence";
    },
  },
  {
    name: "an operation more",
    change({ paths }) {
      const item = structuredClone(paths["/zen"]);
      if (item !== undefined) paths["/koan"] = { ...item, get: { ...item.get, operationId: "meta/get-koan" } };
    },
  },
  {
    name: "a property more of a schema that most others have",
    change({ components }) {
      const schema = components.schemas["simple-user"];
      if (schema !== undefined) schema.properties["koan"] = { type: "string" };
    },
  },
];

function operationAt(paths: Description["paths"], path: string): Operation {
  const item = paths[path];
  if (item === undefined) throw new Error(`There is no ${path} in GitHub's description any more.`);
  return item.get;
}

/** The text of the description after an edit. */
export function edited(text: string, { name, change }: Edit): string {
  const description = JSON.parse(text) as Description; // GitHub's has these.
  change(description);
  const after = JSON.stringify(description, undefined, 2);
  if (after === JSON.stringify(JSON.parse(text), undefined, 2)) throw new Error(`Nothing has changed: ${name}.`);
  return after;
}
