/** What a contender of the part `call` is asked to do, again and again. */
export interface Job {
  readonly method: "GET" | "POST";
  readonly baseUrl: string;
  /** `stub`: an answer from the same process, so that only the client costs; `network`: a real server. */
  readonly transport: "stub" | "network";
}

/** A token that is good for an hour from now; nobody checks its signature here. */
export function liveToken(): string {
  const now = Math.floor(Date.now() / 1000);
  return `${encode({ alg: "HS256", typ: "JWT" })}.${encode({ sub: "u_7", iat: now, exp: now + 3600 })}.c2lnbmF0dXJl`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

/** The `Accept` header of every contender, as the document has it, so that all send exactly the same request. */
export const accept = "application/json, application/problem+json";

/** The post that is published. */
export const newPost = { title: "Morning on the pass", text: "The sun was up before us.", tags: ["travel"] };

const account = { id: "u_7", email: "ada@example.com", name: "Ada", createdAt: "2026-01-05T08:00:00Z" };
const post = { ...newPost, id: "p_1", author: { id: "u_7", name: "Ada" }, publishedAt: "2026-03-01T07:30:00Z" };

/** What the server says to the two routes. */
export const answers = {
  GET: { status: 200, body: JSON.stringify(account) },
  POST: { status: 201, body: JSON.stringify(post) },
} as const;
