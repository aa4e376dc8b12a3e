/** Programs of callers, written against the SDK of `base.yaml`: the compiler says of each whether it fits another SDK too. */

/** What a caller can be, in the words of the table in diffing: ordinary code first, then what is more than that. */
export type Caller = "call" | "auth" | "client" | "session" | "names" | "read" | "errors" | Special;
/** Code that knows more of an SDK than calls and reads. */
export type Special = "exhaustive" | "fixture" | "file" | "paths";

/** Code by what it does with an SDK. */
export const callers: Readonly<Record<Caller, string>> = {
  call: `
import * as api from "./sdk/index.ts";
const client = api.createClient({ auth: { bearer: "token", key: "key" }, baseUrl: "https://x.example" });
void api.listFeed(client, {
  params: { query: { limit: 10, sort: "hot", ids: ["a"], since: new Date(0) }, header: { "X-Trace": "t" } },
});
void api.listFeed(client);
void api.createPost(client, { body: { title: "a", text: null, status: "draft", score: 1, extras: { mood: "good" } } });
void api.createPost(client, { body: { title: "a" } });
void api.getPost(client, { params: { path: { id: "p" } } });
void api.deletePost(client, { params: { path: { id: "p" } } });
void api.getMe(client);
void api.updateMe(client, { body: { name: "Ada", password: "secret", site: "x" } });
void api.updateMe(client);
void api.search(client, { params: { query: { q: "x" } } });
void api.getReport(client);
void api.getReport(client, { accept: "text/csv" });
void api.getNote(client);
void api.ping(client);
void api.putNote(client, { body: "text" });
void api.listPets(client);
void api.addPet(client, { body: { kind: "cat", name: "Mia", indoor: true } });
void api.addPet(client, { body: { kind: "dog", name: "Rex", tricks: ["sit"] } });
void api.addPicture(client, { body: { file: new Blob(["x"]), labels: ["a"] } });
void api.signIn(client, { body: { email: "a@example.com", password: "p" } });
`,
  auth: `
import * as api from "./sdk/index.ts";
const nobody = api.createClient({ baseUrl: "https://x.example" });
const bearer = api.createClient({ auth: { bearer: "token" }, baseUrl: "https://x.example" });
const key = api.createClient({ auth: { key: "key" }, baseUrl: "https://x.example" });
const both = api.createClient({ auth: { bearer: "token", key: "key" }, baseUrl: "https://x.example" });
void api.listFeed(nobody);
void api.createPost(bearer, { body: { title: "a" } });
void api.getPost(nobody, { params: { path: { id: "p" } } });
void api.deletePost(bearer, { params: { path: { id: "p" } } });
void api.deletePost(key, { params: { path: { id: "p" } } });
void api.getMe(bearer);
void api.updateMe(both);
void api.search(nobody, { params: { query: { q: "x" } } });
void api.getReport(nobody);
`,
  client: `
import { createClient } from "./sdk/index.ts";
createClient();
createClient({ auth: { bearer: async () => "token", key: () => "key", login: "token" } });
`,
  session: `
import { createClient, createSession, getMe } from "./sdk/index.ts";
const session = createSession();
const signedIn = await session.signIn({ email: "a@example.com", password: "p" });
if (signedIn.ok) console.log(signedIn.data.access.length);
await session.signOut();
await getMe(createClient({ auth: { bearer: session } }));
`,
  names: `
import type { schemas } from "./sdk/index.ts";
export type Names = [
  schemas.Post, schemas.Author, schemas.Status, schemas.NewPost, schemas.Page, schemas.Account, schemas.Found, schemas.Report,
  schemas.Problem, schemas.Pet, schemas.Cat, schemas.Dog, schemas.Credentials, schemas.Tokens, schemas.Unused,
];
`,
  read: `
import * as api from "./sdk/index.ts";
const client = api.createClient({ auth: { bearer: "token", key: "key" }, baseUrl: "https://x.example" });
const feed = await api.listFeed(client);
if (feed.ok) {
  const total: number = feed.headers["X-Total"];
  const cache: string = feed.headers["X-Cache"];
  console.log(total, cache, feed.data.next?.length);
  for (const post of feed.data.posts) {
    const id: string = post.id;
    const score: number = post.score;
    const extra: string | undefined = post.extras?.["mood"];
    console.log(id, score, extra, post.title.length, post.status.length, post.text?.length, post.author.name.length, post.parent?.id);
  }
}
const made = await api.createPost(client, { body: { title: "a" } });
if (made.ok) console.log(made.data.title.length, made.data.author.nick?.length);
const post = await api.getPost(client, { params: { path: { id: "p" } } });
if (post.ok) console.log(post.data.title.length, post.data.score.toFixed(1));
const me = await api.getMe(client);
if (me.ok) console.log(me.data.id.length, me.data.name.length, me.data.site?.length);
const found = await api.search(client, { params: { query: { q: "x" } } });
if (found.ok) console.log(found.data[0]?.title.length);
const report = await api.getReport(client);
if (report.ok) console.log(report.data.total.toFixed());
const csv = await api.getReport(client, { accept: "text/csv" });
if (csv.ok) console.log(csv.data.length);
const note = await api.getNote(client);
if (note.ok) console.log(note.data.length);
const pets = await api.listPets(client);
if (pets.ok) for (const pet of pets.data) console.log(pet.name.length, pet.kind === "cat" ? pet.indoor === true : pet.tricks?.length);
`,
  errors: `
import * as api from "./sdk/index.ts";
const client = api.createClient({ auth: { bearer: "token", key: "key" }, baseUrl: "https://x.example" });
const feed = await api.listFeed(client);
if (!feed.ok) console.log(feed.error.title.length);
const made = await api.createPost(client, { body: { title: "a" } });
if (!made.ok) console.log(made.error.title.length);
if (made.status === 404) console.log(made.error.title.length);
const post = await api.getPost(client, { params: { path: { id: "p" } } });
if (!post.ok) console.log(post.error.title.length, post.error.status.toFixed());
const gone = await api.deletePost(client, { params: { path: { id: "p" } } });
if (!gone.ok) console.log(gone.error.title.length);
`,
  exhaustive: `
import * as api from "./sdk/index.ts";
const client = api.createClient({ auth: { bearer: "token", key: "key" }, baseUrl: "https://x.example" });
const never = (value: never): never => { throw new Error(String(value)); };
const post = await api.getPost(client, { params: { path: { id: "p" } } });
if (post.ok) {
  switch (post.data.status) {
    case "draft": break;
    case "live": break;
    default: never(post.data.status);
  }
  switch (post.status) {
    case 200: break;
    default: never(post);
  }
}
const made = await api.createPost(client, { body: { title: "a" } });
if (made.ok) {
  switch (made.status) {
    case 201: break;
    default: never(made);
  }
}
const pets = await api.listPets(client);
if (pets.ok) for (const pet of pets.data) {
  switch (pet.kind) {
    case "cat": break;
    case "dog": break;
    default: never(pet);
  }
}
const feed = await api.listFeed(client);
if (feed.ok) {
  switch (feed.headers["X-Cache"]) {
    case "hit": break;
    case "miss": break;
    default: never(feed.headers["X-Cache"]);
  }
}
`,
  fixture: `
import type { schemas } from "./sdk/index.ts";
export const author: schemas.Author = { name: "Ada", nick: null };
export const post: schemas.Post = {
  id: "p", title: "a", status: "draft", text: "t", author, score: 1, extras: { mood: "good" },
};
export const live: schemas.Post = { id: "p", title: "a", status: "live", author, score: 1 };
export const page: schemas.Page = { posts: [post], next: "c" };
export const account: schemas.Account = { id: "a", name: "Ada" };
export const problem: schemas.Problem = { title: "t", status: 404 };
export const pets: schemas.Pet[] = [{ kind: "cat", name: "Mia" }, { kind: "dog", name: "Rex" }];
export const draft: schemas.NewPost = { title: "a", text: null, status: "draft", extras: {} };
export const report: schemas.Report = { total: 1 };
export const found: schemas.Found = { title: "a" };
export const unused: schemas.Unused = { a: "a" };
`,
  file: `
export { createPost, deletePost, getPost, listFeed } from "./sdk/endpoints/feed.ts";
export { getMe, updateMe } from "./sdk/endpoints/account.ts";
export { getReport, search } from "./sdk/endpoints/search.ts";
`,
  paths: `
import { createClient, createPathClient } from "./sdk/index.ts";
const client = createClient({ auth: { bearer: "token", key: "key" }, baseUrl: "https://x.example" });
const { DELETE, GET, POST } = createPathClient(client);
const feed = await GET("/feed", { params: { query: { limit: 10, sort: "hot" } } });
if (feed.data) console.log(feed.data.posts[0]?.title.length, feed.data.posts[0]?.status.length);
const post = await GET("/feed/{id}", { params: { path: { id: "p" } } });
if (post.data) console.log(post.data.title.length, post.data.author.name.length, post.data.score.toFixed());
if (post.error) console.log(post.error.title.length);
await POST("/feed", { body: { title: "a", text: null } });
await DELETE("/feed/{id}", { params: { path: { id: "p" } } });
await GET("/me");
await GET("/search", { params: { query: { q: "x" } } });
`,
};

/** Whether a caller is ordinary: then what breaks it is breaking, whatever the mode. */
export function isOrdinary(caller: Caller): boolean {
  return !["exhaustive", "fixture", "file", "paths"].includes(caller);
}
