/** A result narrows by `ok` and by `status` to what the document declares. */
import type { DataOf, ErrorOf, Failure, FailureWithHeaders, InitOf, ResultOf, SuccessWithHeaders } from "latchkey";
import type { ErrorStatus, EventStream, HttpErrorStatus } from "latchkey/generated";
import {
  createClient,
  createPost,
  deletePost,
  type downloadMedia,
  type getFeedByIdCsv,
  listFeed,
  type listMedia,
  type schemas,
  type streamFeed,
  unwrap,
} from "../../../generated/index.ts";
import { same } from "./same.ts";

const client = createClient({ auth: { bearerAuth: "token" } });
const body = { title: "Morning on the pass", text: "The sun was up before us." };

// By `ok`.
const created = await createPost(client, { body });
if (created.ok) {
  same<typeof created.data, schemas.Post>(true);
  same<typeof created.status, 201>(true);
  same<typeof created.error, undefined>(true);
} else {
  same<typeof created.error, schemas.Problem | schemas.InvalidProblem>(true);
  same<typeof created.status, HttpErrorStatus>(true);
  same<typeof created.data, undefined>(true);
}
// @ts-expect-error 'created.data' is possibly 'undefined'.
void created.data.title;
same<typeof created.response, Response>(true);

// By `status`, also in a `switch`.
switch (created.status) {
  case 201:
    same<typeof created.data, schemas.Post>(true);
    break;
  case 422:
    same<typeof created.error, schemas.InvalidProblem>(true);
    break;
  case 401:
  case 403:
    same<typeof created.error, schemas.Problem>(true);
    break;
  // The document does not declare it: what all declared errors have in common.
  case 500:
    same<typeof created.error, schemas.Problem>(true);
    break;
  // @ts-expect-error Type '202' is not comparable to type
  case 202:
    break;
  default:
    same<typeof created.error, schemas.Problem>(true);
}

// `default` is every status outside the 2xx class, as literals.
const feed = await listFeed(client);
if (feed.status === 200) same<typeof feed.data, schemas.Feed>(true);
if (feed.status === 500) same<typeof feed.error, schemas.Problem>(true);
if (feed.status === 404) same<typeof feed.ok, false>(true);
if (!feed.ok) same<typeof feed.status, ErrorStatus>(true);
// @ts-expect-error and '201' have no overlap.
void (feed.status === 201);

// No content, text, bytes, a stream.
const deleted = await deletePost(client, { params: { path: { id: "p_1" } } });
if (deleted.ok) same<typeof deleted.data, undefined>(true);
same<DataOf<typeof getFeedByIdCsv>, string>(true);
same<DataOf<typeof downloadMedia>, Blob>(true);
same<DataOf<typeof streamFeed>, EventStream<{ event: "post"; id: string; data: schemas.Post }>>(true);
same<DataOf<typeof listMedia>, schemas.Media[]>(true);

// `parseAs` changes the data, never the error.
const text = await createPost(client, { body, parseAs: "text" });
if (text.ok) same<typeof text.data, string>(true);
else same<typeof text.error, schemas.Problem | schemas.InvalidProblem>(true);
if (text.status === 201) same<typeof text.data, string>(true);
const blob = await createPost(client, { body, parseAs: "blob" });
if (blob.ok) same<typeof blob.data, Blob>(true);
const stream = await createPost(client, { body, parseAs: "stream" });
if (stream.ok) same<typeof stream.data, ReadableStream<Uint8Array<ArrayBuffer>> | undefined>(true);
const json = await createPost(client, { body, parseAs: "json" });
if (json.ok) same<typeof json.data, schemas.Post>(true);
const unsaid = await createPost(client, { body, parseAs: undefined });
if (unsaid.ok) same<typeof unsaid.data, schemas.Post>(true);
// @ts-expect-error Type '"xml"' is not assignable to type
await createPost(client, { body, parseAs: "xml" });

// The data, or an exception.
const page = await unwrap(listFeed(client));
same<typeof page, schemas.Feed>(true);
const nothing = await unwrap(deletePost(client, { params: { path: { id: "p_1" } } }));
same<typeof nothing, undefined>(true);

// The types of an endpoint by itself.
same<DataOf<typeof createPost>, schemas.Post>(true);
same<ErrorOf<typeof createPost>, schemas.Problem | schemas.InvalidProblem>(true);
same<
  ResultOf<typeof createPost>,
  | SuccessWithHeaders<201, schemas.Post, { Location?: string }>
  | FailureWithHeaders<401, schemas.Problem, { "WWW-Authenticate"?: string }>
  | Failure<403, schemas.Problem>
  | Failure<422, schemas.InvalidProblem>
  | Failure<Exclude<HttpErrorStatus, 401 | 422>, schemas.Problem>
>(true);

// Declared headers, by status; `parseAs` leaves them.
if (created.status === 201) same<typeof created.headers, { Location?: string }>(true);
if (created.status === 401) same<typeof created.headers, { "WWW-Authenticate"?: string }>(true);
if (text.status === 201) same<typeof text.headers, { Location?: string }>(true);
// @ts-expect-error Property 'location' does not exist on type '{ Location?: string; }'.
if (created.ok) void created.headers.location;
const init: InitOf<typeof createPost> = { body, signal: undefined, parseAs: "text" };
await createPost(client, { ...init, parseAs: undefined });
const page2: InitOf<typeof listFeed> = { params: { query: { limit: undefined } } };
await listFeed(client, { ...page2, parseAs: "json" });
// @ts-expect-error Property 'body' is missing in type '{}' but required in type
const empty: InitOf<typeof createPost> = {};
void empty;
