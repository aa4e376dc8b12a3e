/** What streams is typed by its items, and `events` takes nothing that streams no events. */
import {
  type DataOf,
  defineEndpoint,
  type EventOf,
  events,
  eventStream,
  type EventStream,
  type ItemStream,
  type ServerSentEvent,
  typesOf,
} from "latchkey";
import type { Endpoint, NegotiatedEndpoint, Success } from "latchkey/generated";
import { type Client, createClient, getPost, type schemas, streamFeed } from "../../../generated/index.ts";
import { same } from "./same.ts";

const client = createClient({ auth: { bearerAuth: "token" } });
type PostEvent = { event: "post"; id: string; data: schemas.Post };

const result = await streamFeed(client);
if (result.ok) {
  same<typeof result.data, EventStream<PostEvent>>(true);
  for await (const event of result.data) same<typeof event.data, schemas.Post>(true);
  same<ReturnType<typeof result.data.cancel>, Promise<void>>(true);
} else same<typeof result.error, schemas.Problem>(true);

const bytes = await streamFeed(client, { parseAs: "stream" });
if (bytes.ok) same<typeof bytes.data, ReadableStream<Uint8Array<ArrayBuffer>> | undefined>(true);

// Alternatives narrow by the event's name.
type Delta = { event: "delta"; data: { text: string } } | { event: "done"; data: string };
const answer = defineEndpoint({
  method: "GET",
  path: "/answer",
  stream: eventStream({ json: ["delta"] }),
  types: typesOf<{ parameters: {}; responses: { 200: { content: { "text/event-stream": Delta } } } }>(),
});
for await (const event of events(answer, client)) {
  if (event.event === "delta") same<typeof event.data, { text: string }>(true);
  else same<typeof event.data, string>(true);
}

// Without types of its own an event is texts, and a line is anything.
interface Untyped<MediaType extends string> {
  parameters: {};
  responses: { 200: { content: { [Type in MediaType]: unknown } } };
}
const texts = defineEndpoint({ method: "GET", path: "/e", types: typesOf<Untyped<"text/event-stream">>() });
const lines = defineEndpoint({ method: "GET", path: "/l", types: typesOf<Untyped<"application/jsonl">>() });
same<DataOf<typeof texts>, EventStream>(true);
same<EventOf<typeof texts>, ServerSentEvent>(true);
same<DataOf<typeof lines>, ItemStream>(true);

// `events` takes a client that fits, and the endpoint's init.
const stream = events(streamFeed, client, { signal: AbortSignal.timeout(1) }, { lastEventId: "7" });
same<typeof stream, EventStream<PostEvent>>(true);
// @ts-expect-error Property 'bearerAuth' is missing in type '{}'
events(streamFeed, createClient());
// @ts-expect-error Property '"this endpoint does not stream server-sent events"' is missing
events(getPost, client, { params: { path: { id: "p_1" } } });
// @ts-expect-error Property '"this endpoint does not stream server-sent events"' is missing
events(lines, client);
// @ts-expect-error 'parseAs' does not exist
events(streamFeed, client, { parseAs: "text" });

// What streams only for those who ask for it, streams to `events`.
declare const completion: NegotiatedEndpoint<
  Client,
  { body: { prompt: string }; accept?: "application/json" | "text/event-stream" },
  Success<200, { text: string }>,
  { "text/event-stream": Success<200, EventStream<ServerSentEvent<{ delta: string }>>> }
>;
for await (const { data } of events(completion, client, { body: { prompt: "x" } }))
  same<typeof data.delta, string>(true);
// @ts-expect-error Expected 3-4 arguments
events(completion, client);

declare const plain: Endpoint<Client, object, Success<200, string>>;
// @ts-expect-error Property '"this endpoint does not stream server-sent events"' is missing
events(plain, client);
