import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Editor, openEditor } from "../../scripts/types/editor.ts";
import { patience } from "../../scripts/types/diagnose.ts";
import { writeTypesFolder } from "../../scripts/types/types-folder.ts";

const application = `
import { pages } from "latchkey";
import * as sdk from "../../../generated/index.ts";
import * as feed from "../../../generated/endpoints/feed.ts";
const client = sdk.createClient({ auth: { bearerAuth: sdk.createSession(), } });
const bound = sdk.bind(client, feed);
const own = sdk.bind(client, { post: sdk.createPost });
await sdk.likePost(client, { params: { path: { id: "p_1" } } });
await sdk.listFeed(client, { params: { query: { limit: 1, } } });
await bound.updatePost({ params: { path: { id: "p_1" } }, body: { tags: [], title: "x", } });
await own.post({ body: { title: "x", text: "y" } });
const result = await sdk.getAccount(client);
if (result.ok) console.log(result.data.name);
else console.log(result.error.title);
const feedResult = await sdk.listFeed(client);
const feedData = await sdk.unwrap(feedResult);
const firstPost = feedData.posts[0];
const reports = await sdk.listReports(client as never);
const signedIn = await sdk.signIn(client, { body: { email: "", password: "" } });
for await (const partnerPost of pages(sdk.listPartnerPosts, client)) console.log(partnerPost.title);
const allPosts = pages(sdk.listPartnerPosts, client);
export const { createPost } = sdk;
`;

let editor: Editor;

beforeAll(async () => {
  const folder = await writeTypesFolder("editor", new Map([["application.ts", application]]), { skipLibCheck: true });
  editor = openEditor(join(folder, "tsconfig.json"), join(folder, "application.ts"));
}, patience);

describe("a hover", () => {
  test("over a call shows the route and what it requires", () => {
    const { declaration, documentation } = editor.hover("getAccount(client)");
    expect(documentation).toContain("`GET /account` – requires `bearerAuth`");
    expect(declaration).toContain("bearerAuth: true");
    expect(declaration).toContain("Promise<Success<200,");
  });

  test("over an endpoint that is not called is its client, its input and its results", () => {
    const declaration = editor.hover("createPost }").declaration.replaceAll(/\s+/g, " ");
    expect(declaration).toContain("Endpoint<sdk.Client<{ bearerAuth: true; }>, { body: sdk.schemas.NewPost; }, ");
  });

  test("over a deprecated operation says so", () => {
    expect(editor.hover("likePost(").tags).toEqual(["deprecated"]);
  });

  test("over a parameter shows its description and its default", () => {
    const { declaration, tags } = editor.hover("limit: 1");
    expect(declaration).toBe("(property) limit?: number | undefined");
    expect(tags).toEqual(["description", "default"]);
  });

  test("over a bound endpoint of a whole file keeps its documentation, and needs no client", () => {
    const { declaration, documentation } = editor.hover("updatePost(");
    expect(documentation).toContain("Changes a post; what is left out stays.");
    expect(documentation).toContain("`PATCH /feed/{id}` – requires `bearerAuth`");
    expect(declaration).not.toContain("client:");
  });

  test("over a walk and its item names them", () => {
    expect(editor.hover("allPosts = ").declaration.replaceAll(/\s+/g, " ")).toBe(
      "const allPosts: Pages<sdk.schemas.Post, sdk.schemas.Feed>",
    );
    expect(editor.hover("partnerPost of").declaration).toBe("const partnerPost: sdk.schemas.Post");
  });

  test("over a client shows what it holds", () => {
    expect(editor.hover("client = ").declaration.replaceAll(/\s+/g, " ")).toBe(
      "const client: sdk.Client<{ bearerAuth: true; }>",
    );
  });
});

describe("a schema", () => {
  test.each([
    ["feedResult = ", "Success<200, sdk.schemas.Feed> | Failure<"],
    ["feedData = ", "const feedData: sdk.schemas.Feed"],
    ["firstPost = ", "const firstPost: sdk.schemas.Post | undefined"],
    ["reports = ", "Success<200, sdk.schemas.Report[]>"],
    ["signedIn = ", "Success<200, sdk.schemas.SignedIn>"],
  ])("is called by its name in the hover over %s", (piece, want) => {
    expect(editor.hover(piece).declaration.replaceAll(/\s+/g, " ")).toContain(want);
  });

  test("is called so in the data of a result too", () => {
    expect(editor.hover("data.name").declaration).toBe("(property) Success<200, Account>.data: sdk.schemas.Account");
  });
});

describe("completion", () => {
  test("offers every operation, and what stands beside them", () => {
    const offered = editor.completions("await sdk.");
    expect(offered).toEqual(expect.arrayContaining(["getFeedByIdCsv", "publishPartnerPost", "createClient", "unwrap"]));
  });

  test("offers the parameters that are left", () => {
    expect(editor.completions("limit: 1, ").toSorted()).toEqual(["cursor", "filter", "ids", "tags"]);
  });

  test("offers the properties of the body that are left", () => {
    expect(editor.completions('body: { title: "x", ').toSorted()).toEqual(["tags", "text"]);
  });

  test("offers the data of a result once it is known to be good", () => {
    expect(editor.completions("result.data.").toSorted()).toEqual(["createdAt", "email", "id", "name"]);
  });
});
