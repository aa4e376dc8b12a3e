/** Calls: what goes out, and what comes back. */
import {
  createClient,
  createPathClient,
  deletePost,
  getAvatar,
  getFeedByIdCsv,
  getPost,
  importPosts,
  listFeed,
  putAvatar,
  replaceAccount,
  searchPosts,
  streamFeed,
  unwrap,
  uploadMedia,
} from "../../generated/index.ts";
import { events, type Middleware, retry } from "latchkey";
import { bytes, type Case, codeOf, echoed, equal, picture, signedIn } from "./case.ts";

const path = { id: "p_1" };

/** The cases of calls. */
export const calls: Readonly<Record<string, Case>> = {
  async "a public call"({ origin }) {
    equal(
      echoed(await searchPosts(createClient({ baseUrl: origin }), { body: { query: "the pass & more" } })).text,
      "query=the%20pass%20%26%20more",
    );
  },
  async "a query in several styles, and a header"({ origin }) {
    const query = { limit: 2, tags: ["travel", "food"], filter: { author: "u_7" } };
    const answer = await listFeed(createClient({ baseUrl: origin }), {
      params: { query, header: { "X-Request-Id": "r-1" } },
    });
    const { target, headers } = echoed(answer);
    equal([target, headers["x-request-id"]], ["/feed?limit=2&tags=travel,food&filter%5Bauthor%5D=u_7", "r-1"]);
  },
  async "a JSON body"({ origin }, user) {
    const { client } = await signedIn(origin, user);
    const body = { email: "ada@example.com", name: "Ádá", newPassword: "longer than 8" };
    const echo = echoed(await replaceAccount(client, { body }));
    equal([JSON.parse(echo.text), echo.headers["content-type"]], [body, "application/json"]);
  },
  async "a text body"({ origin }, user) {
    const { client } = await signedIn(origin, user);
    equal(echoed(await importPosts(client, { body: "Grüße\n🐚" })).text, "Grüße\n🐚");
  },
  async "a binary body, byte for byte"({ origin }, user) {
    const { client } = await signedIn(origin, user);
    equal((await putAvatar(client, { body: picture() })).status, 204);
  },
  async "a multipart upload with a file"({ origin }, user) {
    const { client } = await signedIn(origin, user);
    const echo = echoed(
      await uploadMedia(client, { body: { file: picture(), details: { alt: "A pass" }, tags: ["a"] } }),
    );
    equal(echo.headers["content-type"]?.startsWith("multipart/form-data; boundary="), true);
    equal(
      ["pass.png", '{"alt":"A pass"}', "image/png"].map((part) => echo.text.includes(part)),
      [true, true, true],
    );
    equal(atob(echo.body).includes(String.fromCodePoint(...bytes)), true);
  },
  async "a binary answer is a Blob"({ origin }, user) {
    const { client } = await signedIn(origin, user);
    const { data } = await getAvatar(client);
    equal([data instanceof Blob, data?.size, data?.type], [true, 256, "image/png"]);
  },
  async "a text answer"({ origin }) {
    equal(
      (await getFeedByIdCsv(createClient({ baseUrl: origin }), { params: { path } })).data,
      "id,title\np_1,Grüße\n",
    );
  },
  async "an answer without content"({ origin }, user) {
    const { client } = await signedIn(origin, user);
    const { status, data } = await deletePost(client, { params: { path } });
    equal([status, data], [204, undefined]);
  },
  async "an error that the server has told"({ origin }) {
    const { ok, status, error } = await getPost(createClient({ baseUrl: origin }), {
      params: { path: { id: "missing" } },
    });
    equal([ok, status, error], [false, 404, { title: "No such post" }]);
  },
  async "an answer that is no JSON throws"({ origin }) {
    equal(
      await codeOf(getPost(createClient({ baseUrl: origin }), { params: { path: { id: "broken" } } })),
      "RESPONSE_BODY",
    );
  },
  async "an answer that breaks off throws"({ origin }) {
    const code = await codeOf(getPost(createClient({ baseUrl: origin }), { params: { path: { id: "cut" } } }));
    if (code !== "CONNECTION" && code !== "RESPONSE_BODY") throw new Error(String(code));
  },
  async "a server that is not there throws"({ origin }) {
    const nowhere = new URL(origin);
    nowhere.port = "1";
    equal(await codeOf(listFeed(createClient({ baseUrl: nowhere.origin }))), "CONNECTION");
  },
  async "a call ends at its time limit"({ origin }) {
    equal(
      await codeOf(getPost(createClient({ baseUrl: origin, timeout: 200 }), { params: { path: { id: "slow" } } })),
      "TIMEOUT",
    );
  },
  async "an abort throws its own reason"({ origin }) {
    const controller = new AbortController();
    setTimeout(() => controller.abort("enough"), 50);
    const { signal } = controller;
    equal(
      await codeOf(getPost(createClient({ baseUrl: origin }), { params: { path: { id: "slow" } }, signal })),
      "enough",
    );
  },
  async "a stream comes in pieces"({ origin }, user) {
    const { client } = await signedIn(origin, user);
    const begin = Date.now();
    const { data } = await streamFeed(client, { parseAs: "stream" });
    const reader = data?.getReader();
    const first = await reader?.read();
    const wait = Date.now() - begin;
    let text = new TextDecoder().decode(first?.value);
    for (let next = await reader?.read(); next?.done === false; next = await reader?.read())
      text += new TextDecoder().decode(next.value);
    equal(text, 'retry: 20\nid: 1\ndata: {"title":"one"}\n\nid: 2\ndata: {"title":"two"}\n\n');
    if (Date.now() - begin - wait < 200) throw new Error("All of it came at once");
  },
  async "events come one by one"({ origin }, user) {
    const { client } = await signedIn(origin, user);
    const seen: unknown[] = [];
    const times: number[] = [];
    for await (const { id, data } of await unwrap(streamFeed(client))) {
      seen.push([id, data.title]);
      times.push(Date.now());
    }
    equal(seen, [
      ["1", "one"],
      ["2", "two"],
    ]);
    const [first = 0, second = 0] = times;
    if (second - first < 200) throw new Error("They came at once");
  },
  async "events go on in another connection, and a reader who leaves ends them"({ origin }, user) {
    const { client } = await signedIn(origin, user);
    const stream = events(streamFeed, client);
    const seen: string[] = [];
    for await (const { data } of stream) {
      seen.push(data.title);
      if (seen.length === 3) break;
    }
    equal([seen, stream.lastEventId, stream.retry], [["one", "two", "one"], "1", 20]);
  },
  async "a call is made again after a 503"({ origin }, user) {
    let attempts = 0;
    const counted: Middleware = (call, next) => {
      attempts++;
      return next(call);
    };
    const client = createClient({ baseUrl: origin, middleware: [retry({ minDelay: 10 }), counted] });
    const { status } = await getPost(client, { params: { path: { id: "busy" } }, headers: { "X-Request-Id": user } });
    equal([status, attempts], [200, 3]);
  },
  async "the path client"({ origin }, user) {
    const { client } = await signedIn(origin, user);
    const { data } = await createPathClient(client).GET("/account");
    equal(echoed({ data }).target, "/account");
  },
};
