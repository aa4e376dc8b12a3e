/** A body is the one that the document describes, by its media type. */
import {
  createClient,
  createPost,
  importPosts,
  putAvatar,
  replaceAccount,
  reportPost,
  searchPosts,
  updatePost,
  uploadMedia,
} from "../../../generated/index.ts";

const client = createClient({ auth: { bearerAuth: "token" } });
const params = { path: { id: "p_1" } };
const text = "The sun was up before us.";
const file = new Blob();

// JSON
await createPost(client, { body: { title: "Morning", text } });
await createPost(client, { body: { title: "Morning", text, tags: undefined } });
await updatePost(client, { params, body: { title: undefined } });
// @ts-expect-error Expected 2 arguments, but got 1.
await createPost(client);
// @ts-expect-error Property 'body' is missing in type '{}' but required in type
await createPost(client, {});
// @ts-expect-error Property 'text' is missing in type '{ title: string; }' but required in type
await createPost(client, { body: { title: "Morning" } });
// @ts-expect-error Type 'number' is not assignable to type 'string'.
await createPost(client, { body: { title: 1, text } });
// @ts-expect-error 'author' does not exist in type '{ title: string; text: string; tags?: readonly string[] | undefined; }'.
await createPost(client, { body: { title: "Morning", text, author: "u_7" } });
// @ts-expect-error Type 'string' is not assignable to type '{ title: string; text: string; tags?: readonly string[] | undefined; }'.
await createPost(client, { body: JSON.stringify({ title: "Morning", text }) });
// @ts-expect-error 'contentType' does not exist in type
await createPost(client, { body: { title: "Morning", text }, contentType: "application/json" });
// @ts-expect-error 'id' does not exist in type '{ email: string; name: string; newPassword?: string | undefined; }'.
await replaceAccount(client, { body: { email: "ada@example.com", name: "Ada", id: "u_7" } });

// A form, or one of the caller's own.
await searchPosts(client, { body: { query: "pass", tags: ["travel"] } });
await searchPosts(client, { body: new URLSearchParams("query=pass") });
// @ts-expect-error 'q' does not exist in type
await searchPosts(client, { body: { q: "pass" } });
// @ts-expect-error Type 'string' is not assignable to type
await searchPosts(client, { body: "query=pass" });

// Multipart, or a FormData of the caller's own.
await uploadMedia(client, { body: { file, details: { alt: "A pass" } } });
await uploadMedia(client, { body: new FormData() });
// @ts-expect-error Type 'string' is not assignable to type 'Blob'.
await uploadMedia(client, { body: { file: "m_1.png", details: { alt: "A pass" } } });

// Text and bytes, at once or as a stream; a function makes a fresh one for each request.
await importPosts(client, { body: "one post a line" });
await importPosts(client, { body: file });
await putAvatar(client, { body: file });
await putAvatar(client, { body: new Uint8Array() });
await putAvatar(client, { body: file.stream(), duplex: "half" });
await putAvatar(client, { body: () => file.stream() });
// @ts-expect-error Type 'string' is not assignable to type 'BinaryBody'.
await putAvatar(client, { body: "pixels" });
// @ts-expect-error 'pixels' does not exist in type 'BinaryBody'.
await putAvatar(client, { body: { pixels: 1 } });

// Several media types: the first needs no name.
await reportPost(client, { params });
await reportPost(client, { params, body: undefined });
await reportPost(client, { params, body: { reason: "spam" } });
await reportPost(client, { params, body: { reason: "spam" }, contentType: undefined });
await reportPost(client, { params, body: { reason: "spam" }, contentType: "application/json" });
await reportPost(client, { params, body: { reason: "spam" }, contentType: "application/x-www-form-urlencoded" });
await reportPost(client, {
  params,
  body: new URLSearchParams("reason=spam"),
  contentType: "application/x-www-form-urlencoded",
});
await reportPost(client, {
  params,
  body: { reason: "spam" },
  // @ts-expect-error Type '"text/plain"' is not assignable to type
  contentType: "text/plain",
});
// @ts-expect-error Type '"dull"' is not assignable to type
await reportPost(client, { params, body: { reason: "dull" } });
