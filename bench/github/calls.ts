/** The twenty operations of GitHub's that every contender's application calls: reading, writing, searching, merging. */

/** One call: what is sent, and what the application reads of the answer, as TypeScript expressions. */
export interface Call {
  /** The name that every generator but openapi-fetch gives the operation. */
  readonly name: string;
  /** The first part of the operationId. */
  readonly tag: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH";
  readonly path: string;
  /** The values of the path's parameters, in its order. */
  readonly at: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: string;
  /** The status of the success. */
  readonly status: number;
  /** What is read of the success, which is called `data`. */
  readonly use: string;
}

type Parts = Pick<Call, "query" | "body" | "use">;

/** Values for all path parameters that occur. */
const values: Readonly<Record<string, string>> = {
  owner: '"acme"',
  repo: '"site"',
  org: '"acme"',
  username: '"octocat"',
  issue_number: "1",
  pull_number: "1",
};

function call(name: string, route: string, status: number, parts: Parts): Call {
  const [method = "", path = ""] = route.split(" ");
  const [tag = ""] = /^[a-z]+/.exec(name) ?? [];
  const parameters = Array.from(path.matchAll(/\{(\w+)\}/g), ([, parameter = ""]) => parameter);
  const at = Object.fromEntries(parameters.map((parameter) => [parameter, values[parameter] ?? "undefined"]));
  return { name, tag, method: method as Call["method"], path, at, status, ...parts }; // Each route below has one of these.
}

const repo = "/repos/{owner}/{repo}";

/** What `bench -- types` type-checks. */
export const calls: readonly Call[] = [
  call("reposGet", `GET ${repo}`, 200, { use: "data.full_name" }),
  call("reposListForOrg", "GET /orgs/{org}/repos", 200, {
    query: '{ type: "public", per_page: 10 }',
    use: "data[0]?.full_name",
  }),
  call("reposCreateForAuthenticatedUser", "POST /user/repos", 201, {
    body: '{ name: "site", private: true }',
    use: "data.full_name",
  }),
  call("reposUpdate", `PATCH ${repo}`, 200, {
    body: '{ description: "A site", has_wiki: false }',
    use: "data.full_name",
  }),
  call("reposListBranches", `GET ${repo}/branches`, 200, {
    query: "{ protected: true, per_page: 10 }",
    use: "data[0]?.name",
  }),
  call("reposCreateRelease", `POST ${repo}/releases`, 201, {
    body: '{ tag_name: "v1", prerelease: true }',
    use: "data.html_url",
  }),
  call("issuesListForRepo", `GET ${repo}/issues`, 200, {
    query: '{ state: "open", labels: "bug", per_page: 10 }',
    use: "data[0]?.title",
  }),
  call("issuesCreate", `POST ${repo}/issues`, 201, { body: '{ title: "Broken", labels: ["bug"] }', use: "data.title" }),
  call("issuesUpdate", `PATCH ${repo}/issues/{issue_number}`, 200, {
    body: '{ state: "closed", state_reason: "completed" }',
    use: "data.title",
  }),
  call("issuesCreateComment", `POST ${repo}/issues/{issue_number}/comments`, 201, {
    body: '{ body: "Mended." }',
    use: "data.html_url",
  }),
  call("issuesAddLabels", `POST ${repo}/issues/{issue_number}/labels`, 200, {
    body: '{ labels: ["bug"] }',
    use: "data[0]?.name",
  }),
  call("pullsList", `GET ${repo}/pulls`, 200, { query: '{ state: "open", sort: "updated" }', use: "data[0]?.title" }),
  call("pullsCreate", `POST ${repo}/pulls`, 201, {
    body: '{ title: "Mend", head: "mend", base: "main" }',
    use: "data.title",
  }),
  call("pullsMerge", `PUT ${repo}/pulls/{pull_number}/merge`, 200, {
    body: '{ merge_method: "squash" }',
    use: "data.sha",
  }),
  call("pullsCreateReview", `POST ${repo}/pulls/{pull_number}/reviews`, 200, {
    body: '{ event: "COMMENT", comments: [{ path: "a.ts", body: "Why?" }] }',
    use: "data.state",
  }),
  call("actionsListWorkflowRunsForRepo", `GET ${repo}/actions/runs`, 200, {
    query: '{ branch: "main", status: "success" }',
    use: "data.workflow_runs[0]?.html_url",
  }),
  call("gitCreateCommit", `POST ${repo}/git/commits`, 201, {
    body: '{ message: "Mend", tree: "t", parents: ["p"], author: { name: "A", email: "a@example.org" } }',
    use: "data.sha",
  }),
  call("gistsCreate", "POST /gists", 201, {
    body: '{ files: { "a.txt": { content: "a" } }, public: true }',
    use: "data.html_url",
  }),
  call("searchRepos", "GET /search/repositories", 200, {
    query: '{ q: "sdk", sort: "stars" }',
    use: "data.items[0]?.full_name",
  }),
  call("usersGetByUsername", "GET /users/{username}", 200, { use: "data.login" }),
];

/** What is being typed in `bench -- editor`: a query and a body, each with one property so far. */
export const unfinished: readonly Call[] = [
  call("issuesListForRepo", `GET ${repo}/issues`, 200, { query: '{ state: "open", }', use: "data[0]?.title" }),
  call("issuesCreate", `POST ${repo}/issues`, 201, { body: '{ title: "Broken", }', use: "data.title" }),
];
