/** A program that reads events and nothing else: how long it lives is what is asked. */
import { events } from "latchkey";
import { createClient, streamFeed } from "../../generated/index.ts";

const [url = "", end = ""] = process.argv.slice(2);
const client = createClient({ baseUrl: url, allowInsecure: true, auth: { bearerAuth: "token" } });
const abort = new AbortController();
const stream = events(streamFeed, client, { signal: abort.signal });

try {
  for await (const event of stream) {
    console.log(event.id);
    if (event.id !== "2") continue;
    if (end === "leave") break;
    // In the pause before the next connection, which lasts for a minute.
    if (end === "abort") setTimeout(() => abort.abort("enough"), 200);
    if (end === "cancel") setTimeout(() => void stream.cancel(), 200);
  }
  console.log("over");
} catch (error) {
  console.log(error);
}
