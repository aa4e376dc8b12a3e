/** `accept` chooses the media type of an answer, and with it the type of the data. */
import {
  bind,
  type Client,
  type DataOf,
  defineEndpoint,
  type Failure,
  type InitOf,
  type Success,
  typesOf,
} from "latchkey";
import type { HttpErrorStatus, NegotiatedEndpoint } from "latchkey/generated";
import { createClient, type schemas } from "../../../generated/index.ts";
import { same } from "./same.ts";

declare const list: NegotiatedEndpoint<
  Client,
  { params?: { query?: { limit?: number } }; accept?: "application/json" | "text/csv" | "image/png" },
  Success<200, schemas.Feed> | Failure<HttpErrorStatus, schemas.Problem>,
  { "text/csv": Success<200, string>; "image/png": Success<200, Blob> }
>;
declare const one: NegotiatedEndpoint<
  Client,
  { body: { a: string }; accept?: "application/json" | "text/csv" },
  Success<200, schemas.Post>,
  { "text/csv": Success<200, string> }
>;
const client = createClient();

const usual = await list(client);
if (usual.ok) same<typeof usual.data, schemas.Feed>(true);
const json = await list(client, { accept: "application/json", params: { query: { limit: undefined } } });
if (json.ok) same<typeof json.data, schemas.Feed>(true);
const csv = await list(client, { accept: "text/csv" });
if (csv.ok) same<typeof csv.data, string>(true);
else same<typeof csv.error, schemas.Problem>(true);
if (csv.status === 401) same<typeof csv.error, schemas.Problem>(true);
const image = await list(client, { accept: "image/png", params: { query: { limit: 1 } } });
if (image.ok) same<typeof image.data, Blob>(true);
const bytes = await list(client, { accept: "text/csv", parseAs: "arrayBuffer" });
if (bytes.ok) same<typeof bytes.data, ArrayBuffer>(true);
const unsaid = await list(client, { accept: undefined });
if (unsaid.ok) same<typeof unsaid.data, schemas.Feed>(true);
const either: "application/json" | "text/csv" = Math.random() > 0.5 ? "application/json" : "text/csv";
const any = await list(client, { accept: either });
if (any.ok) same<typeof any.data, schemas.Feed | string>(true);
// @ts-expect-error Type '"text/html"' is not assignable to type
await list(client, { accept: "text/html" });

const post = await one(client, { body: { a: "" }, accept: "text/csv" });
if (post.ok) same<typeof post.data, string>(true);
// @ts-expect-error Property 'body' is missing in type '{ accept: "text/csv"; }' but required in type
await one(client, { accept: "text/csv" });
// @ts-expect-error Expected 2 arguments, but got 1.
await one(client);

// By itself, an endpoint is what a call without a choice is.
same<DataOf<typeof list>, schemas.Feed>(true);
same<InitOf<typeof list>["accept"], "application/json" | "text/csv" | "image/png" | undefined>(true);

const bound = bind(client, { list, one });
const boundUsual = await bound.list();
if (boundUsual.ok) same<typeof boundUsual.data, schemas.Feed>(true);
const boundCsv = await bound.one({ body: { a: "" }, accept: "text/csv" });
if (boundCsv.ok) same<typeof boundCsv.data, string>(true);

/** By hand: JSON where there is some, as calls accept it; of other types any. */
interface Written {
  parameters: {};
  responses: {
    200: { content: { "text/plain": string; "application/json": { a: string } } };
    201: { content: { "text/csv": string; "image/png": unknown } };
    202: { content: { "text/csv": string; "application/hal+json": { h: string } } };
    404: { content: { "text/plain": string; "application/problem+json": { title: string } } };
  };
}
const written = defineEndpoint({ method: "GET", path: "/w", types: typesOf<Written>() });
const read = await written(client);
if (read.status === 200) same<typeof read.data, { a: string }>(true);
if (read.status === 201) same<typeof read.data, string | Blob>(true);
if (read.status === 202) same<typeof read.data, { h: string }>(true);
if (read.status === 404) same<typeof read.error, { title: string }>(true);
