/** Whatever is optional in an input takes `undefined`, at any depth; whatever is required does not. */
import { createClient, defineEndpoint, typesOf } from "../../../generated/index.ts";

/** A schema that refers to itself. */
interface Folder {
  name: string;
  parent?: Folder;
  children?: Folder[];
}

/** A body with each way in which a schema nests. */
interface Body {
  list?: { note?: string; name: string }[];
  pair?: [{ note?: string }, number];
  table?: Record<string, { note?: string }>;
  either?: { kind: "a"; a?: string } | { kind: "b"; b?: number };
  both?: { left?: string } & { right?: string };
  folder?: Folder;
  file?: Blob;
  anything?: unknown;
  readonly fixed?: readonly string[];
  none?: null;
  required: { nullable: string | null; flag: boolean; kind: "small" | "large" };
}

interface Put {
  parameters: { query?: never; header?: never; path?: never; cookie?: never };
  requestBody: { content: { "application/json": Body } };
  responses: { 204: { content?: never } };
}

const client = createClient();
const put = defineEndpoint({ method: "PUT", path: "/x", types: typesOf<Put>() });
const required = { nullable: null, flag: true, kind: "small" } as const;

/** Hands on what may be missing. */
export async function handOn(
  note: string | undefined,
  folder: Folder | undefined,
  file: Blob | undefined,
): Promise<void> {
  await put(client, {
    body: {
      list: [{ note, name: "x" }],
      pair: [{ note }, 1],
      table: { row: { note } },
      either: { kind: "a", a: note },
      both: { left: note, right: undefined },
      folder,
      file,
      anything: undefined,
      fixed: undefined,
      none: undefined,
      required,
    },
  });
  await put(client, {
    body: { folder: { name: "x", parent: undefined, children: [{ name: "y", parent: folder }] }, required },
  });
  // @ts-expect-error Type 'undefined' is not assignable to type 'string'.
  await put(client, { body: { list: [{ name: note }], required } });
  // @ts-expect-error Type 'undefined' is not assignable to type 'string | null'.
  await put(client, { body: { required: { ...required, nullable: undefined } } });
  // @ts-expect-error Type 'undefined' is not assignable to type 'boolean'.
  await put(client, { body: { required: { ...required, flag: undefined } } });
  // @ts-expect-error Property 'required' is missing in type '{}' but required in type
  await put(client, { body: {} });
  // @ts-expect-error Type 'undefined' is not assignable to type 'string'.
  await put(client, { body: { table: { row: { note } }, fixed: [undefined], required } });
  // @ts-expect-error 'b' does not exist in type
  await put(client, { body: { either: { kind: "a", b: 1 }, required } });
}
