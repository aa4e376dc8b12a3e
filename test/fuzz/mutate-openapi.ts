/** Mutations that know what an OpenAPI document is. */
import type { Random } from "../model/random.ts";
import { hostileText, hostileValue, pick } from "./hostile.ts";
import { at, type Mutation, pickSpot } from "./mutate-tree.ts";
import { isRecord, put, rename, type Spot, spotsOf, type Tree, valueAt } from "./tree.ts";

/** What may go wrong, or be odd, in the places that mean something. */
export const openapiMutations: readonly Mutation[] = [
  at(
    "media type",
    (spot, random) => rename(spot, random.chance(0.6) ? pick(random, mediaTypes) : hostileText(random)),
    isBelow("content"),
  ),
  at(
    "status",
    (spot, random) => rename(spot, random.chance(0.7) ? pick(random, statuses) : hostileText(random)),
    isBelow("responses"),
  ),
  at(
    "method",
    (spot, random) => rename(spot, random.chance(0.7) ? pick(random, methods) : hostileText(random)),
    isOperation,
  ),
  at("path", (spot, random) => rename(spot, pathTemplate(spot.key, random)), isPath),
  at(
    "operation",
    (spot, random) => put({ owner: recordAt(spot), key: pick(random, operationKeys) }, operationPart(random)),
    isOperation,
  ),
  at("security", (spot, random) => put({ owner: recordAt(spot), key: "security" }, security(random)), isOperation),
  at(
    "schema",
    (spot, random) => put({ owner: recordAt(spot), key: pick(random, keywords) }, keyword(random)),
    isSchema,
  ),
  at("schema", (spot, random) => put(spot, schema(random, 2)), isSchema),
  at("keyword", (spot, random) => put(spot, random.chance(0.5) ? hostileValue(random) : keyword(random)), isKeyword),
  at("discriminator", discriminate, isSchema),
  at("circle", (spot) => put(spot, { $ref: refTo(spot.path) }), isSchema),
  at("circle", (spot) => put(spot, { allOf: [{ $ref: refTo(spot.path) }, valueAt(spot)] }), isSchema),
  at(
    "parameter",
    (spot, random) => put({ owner: recordAt(spot), key: pick(random, parameterKeys) }, parameterPart(random)),
    isParameter,
  ),
  at(
    "parameters",
    (spot, random) => put({ owner: recordAt(spot), key: "parameters" }, parameters(random)),
    isOperation,
  ),
  at(
    "media",
    (spot, random) =>
      put(
        { owner: recordAt(spot), key: pick(random, ["encoding", "itemSchema", "example", "schema", "itemEncoding"]) },
        encoding(random),
      ),
    isBelow("content"),
  ),
  at("header", (spot, random) => put({ owner: recordAt(spot), key: "headers" }, headers(random)), isBelow("responses")),
  top("servers", (random) => [
    {
      url: random.chance(0.5) ? "https://{a}.example.com/{b}" : hostileText(random),
      variables: { a: { default: hostileText(random), enum: [hostileText(random)] } },
    },
  ]),
  top("tags", (random) => [{ name: hostileText(random), description: hostileText(random) }]),
  top("security", security),
  top("openapi", (random) => random.pick(["3.0.0", "3.0.3", "3.1.0", "3.1.1", "3.2.0", "3.3.0", "4"])),
  top("info", (random) => ({
    title: hostileText(random),
    version: hostileText(random),
    description: hostileText(random),
  })),
  top("webhooks", (random) => ({ [hostileText(random)]: { post: { responses: {} } } })),
  addScheme,
  addComponent,
  wireSession,
];

const mediaTypes = (
  "application/json application/json;charset=utf-8 application/problem+json application/*+json text/* */* text/plain text/csv image/png " +
  "text/event-stream application/jsonl application/x-ndjson application/json-seq multipart/form-data multipart/mixed multipart/* " +
  "application/x-www-form-urlencoded application/octet-stream application/xml void APPLICATION/JSON application/JSON;v=1;q=0.5"
).split(" ");
const statuses =
  "200 201 204 205 2XX 2xx 4XX 4xx 5XX default 100 304 404 000 099 600 999 1000 20 20X X00 -1 200.0 0200 x-200 101 3XX".split(
    " ",
  );
const methods =
  "get put post delete options head patch trace query GET Post connect x-get propfind parameters summary servers additionalOperations $ref".split(
    " ",
  );
const operationKeys = (
  "operationId tags summary description deprecated externalDocs servers callbacks requestBody responses parameters x-pages " +
  "x-idempotency-key x-session links"
).split(" ");
const keywords = (
  "type properties required additionalProperties items prefixItems minItems maxItems allOf oneOf anyOf not enum const default example nullable " +
  "readOnly writeOnly format discriminator $ref $defs $dynamicRef $dynamicAnchor $anchor $id patternProperties propertyNames if then else " +
  "dependentRequired dependentSchemas unevaluatedProperties contains contentMediaType contentSchema description title deprecated minimum"
).split(" ");
const parameterKeys =
  "name in required schema content style explode allowReserved allowEmptyValue example deprecated description $ref".split(
    " ",
  );

function top(key: string, value: (random: Random) => Tree): Mutation {
  return (root, random) => {
    if (isRecord(root)) put({ owner: root, key }, value(random));
    return `top ${key}`;
  };
}

function refTo(path: string): string {
  return `#${path}`;
}

function recordAt(spot: Spot): { [key: string]: Tree } {
  const value = valueAt(spot);
  return isRecord(value) ? value : {};
}

function isBelow(parent: string): (spot: Spot) => boolean {
  return ({ path, key }) => path.endsWith(`/${parent}/${key}`);
}

function isPath({ path, key }: Spot): boolean {
  return path === `/paths/${key}`;
}

function isOperation(spot: Spot): boolean {
  return /\/(?:get|put|post|delete|options|head|patch|trace|query)$/.test(spot.path) && isRecord(valueAt(spot));
}

function isParameter(spot: Spot): boolean {
  const value = valueAt(spot);
  return isRecord(value) && "in" in value && "name" in value;
}

/** By its parent; so it may be data that looks the same, which is as well. */
function isSchema(spot: Spot): boolean {
  return (
    isRecord(valueAt(spot)) &&
    /\/(?:schema|schemas\/[^/]+|properties\/[^/]+|items|additionalProperties|(?:allOf|oneOf|anyOf|prefixItems)\/\d+|definitions\/[^/]+)$/.test(
      spot.path,
    )
  );
}

function isKeyword({ key }: Spot): boolean {
  return keywords.includes(key);
}

function pathTemplate(path: string, random: Random): string {
  return random.pick([
    `/${hostileText(random)}`,
    `${path}/{${hostileText(random)}}`,
    path.replaceAll("{", "{{"),
    path.replaceAll(/\{[^}]*\}/g, "{id}{id}"),
    `${path}/`,
    `${path}?a={b}`,
    `${path}#${hostileText(random)}`,
    path.toUpperCase(),
    path.slice(1),
    "/",
    `//${path}`,
    `${path}/..`,
  ]);
}

function operationPart(random: Random): Tree {
  const text = hostileText(random);
  const parts: readonly Tree[] = [
    text,
    [text, hostileText(random)],
    { url: text, description: text },
    [{ url: text }],
    { [text]: { [`{$request.body#/${text}}`]: { post: { responses: { 200: { description: text } } } } } },
    { content: { [text]: { schema: schema(random, 2) } }, required: random.chance(0.5), description: text },
    {
      [pick(random, statuses)]: {
        description: text,
        content: { [pick(random, mediaTypes)]: { schema: schema(random, 2) } },
      },
    },
    { items: `/${text}`, next: { query: text, from: "/next", by: random.pick([1, 0, "items", text]) }, more: "/more" },
    { items: "", next: "link" },
    { [text]: { operationId: text, parameters: { a: text } } },
    hostileValue(random),
  ];
  return structuredClone(pick(random, parts));
}

function security(random: Random): Tree {
  const scheme = (): Tree => ({
    [hostileText(random)]: random.pick<Tree>([[], [hostileText(random)], {}, null, "read"]),
  });
  return random.pick<() => Tree>([
    () => [],
    () => [{}],
    () => [[]],
    () => [scheme()],
    () => [scheme(), {}, scheme()],
    () => [{ ...(scheme() as object), ...(scheme() as object) }],
    () => Array.from({ length: 60 }, scheme),
    () => ({}),
    () => hostileValue(random),
  ])();
}

function schema(random: Random, depth: number): Tree {
  const inner = (): Tree => (depth > 0 ? schema(random, depth - 1) : { type: "string" });
  return random.pick<() => Tree>([
    () => ({ type: "object", properties: { [hostileText(random)]: inner() }, required: [hostileText(random)] }),
    () => ({ type: "object", additionalProperties: inner() }),
    () => ({ type: "array", items: inner(), minItems: random.whole(0, 3), maxItems: random.whole(0, 300) }),
    () => ({ type: ["string", "null", "array"], items: inner() }),
    () => ({ type: "array", prefixItems: [inner(), inner()], items: random.pick<Tree>([false, true, {}]) }),
    () => ({ oneOf: [inner(), inner()] }),
    () => ({ anyOf: [inner(), { type: "null" }], description: hostileText(random) }),
    () => ({ allOf: [inner(), inner()] }),
    () => ({ type: "string", enum: [hostileText(random), hostileText(random), null] }),
    () => ({ enum: [hostileValue(random), hostileValue(random)] }),
    () => ({ const: hostileValue(random), default: hostileValue(random) }),
    () => ({ type: "string", format: random.pick(["binary", "byte", "date-time", "int64", hostileText(random)]) }),
    () => ({ type: random.pick(["integer", "file", "any", "null", hostileText(random)]), readOnly: true }),
    () => ({ type: "object", properties: { a: { ...(inner() as object), writeOnly: true } } }),
    () => ({ $ref: hostileText(random), description: hostileText(random) }),
    () => ({ $defs: { [hostileText(random)]: inner() }, $ref: "#/$defs/a" }),
    () => random.chance(0.5),
    () => ({}),
  ])();
}

function keyword(random: Random): Tree {
  return random.pick<() => Tree>([
    () => schema(random, 1),
    () => [schema(random, 1), schema(random, 1)],
    () => ({ [hostileText(random)]: schema(random, 1) }),
    () => hostileText(random),
    () => [hostileText(random)],
    () => ({ propertyName: hostileText(random), mapping: { [hostileText(random)]: hostileText(random) } }),
    () => hostileValue(random),
  ])();
}

function discriminate(spot: Spot, random: Random): void {
  const propertyName = random.chance(0.5) ? "kind" : hostileText(random);
  const mapping = { [hostileText(random)]: random.chance(0.5) ? refTo(spot.path) : hostileText(random) };
  const self = valueAt(spot);
  put(spot, {
    ...(isRecord(self) ? self : {}),
    discriminator: { propertyName, ...(random.chance(0.5) ? { mapping } : {}) },
    ...(random.chance(0.4) ? { oneOf: [{ $ref: refTo(spot.path) }, schema(random, 1)] } : {}),
  });
}

function parameterPart(random: Random): Tree {
  const place = random.pick(["path", "query", "header", "cookie", "body", "formData", "querystring"]);
  const style = random.pick([
    "form",
    "simple",
    "label",
    "matrix",
    "deepObject",
    "spaceDelimited",
    "pipeDelimited",
    "cookie",
  ]);
  return random.pick<() => Tree>([
    () => place,
    () => style,
    () => random.chance(0.5),
    () => hostileText(random),
    () => schema(random, 2),
    () => ({ [pick(random, mediaTypes)]: { schema: schema(random, 1) } }),
    () => hostileValue(random),
  ])();
}

function parameters(random: Random): Tree {
  return Array.from({ length: random.pick([1, 2, 5]) }, () => ({
    name: hostileText(random),
    in: random.pick(["path", "query", "header", "cookie", "querystring"]),
    required: random.chance(0.5),
    schema: schema(random, 1),
    style: random.pick(["form", "simple", "deepObject", "matrix", "label"]),
  }));
}

function encoding(random: Random): Tree {
  return random.pick<() => Tree>([
    () => ({
      [hostileText(random)]: {
        contentType: hostileText(random),
        style: hostileText(random),
        explode: true,
        headers: headers(random),
      },
    }),
    () => schema(random, 2),
    () => hostileValue(random),
  ])();
}

function headers(random: Random): Tree {
  return {
    [hostileText(random)]: {
      description: hostileText(random),
      required: random.chance(0.5),
      schema: schema(random, 1),
    },
  };
}

function ensure(owner: { [key: string]: Tree }, key: string): { [key: string]: Tree } {
  const value = owner[key];
  if (isRecord(value)) return value;
  const made = {};
  put({ owner, key }, made);
  return made;
}

function addScheme(root: Tree, random: Random): string | undefined {
  if (!isRecord(root)) return undefined;
  const name = hostileText(random);
  const text = hostileText(random);
  const scheme = random.pick<Tree>([
    { type: "http", scheme: random.pick(["bearer", "basic", "Bearer", "digest", text]), bearerFormat: text },
    { type: "apiKey", in: random.pick(["header", "query", "cookie", text]), name: text },
    { type: "oauth2", flows: { clientCredentials: { tokenUrl: text, scopes: { [text]: text } } } },
    {
      type: "oauth2",
      flows: {
        authorizationCode: { tokenUrl: "https://a.example/t", authorizationUrl: text, refreshUrl: text, scopes: {} },
      },
    },
    { type: "openIdConnect", openIdConnectUrl: text },
    { type: "mutualTLS", description: text },
    { type: text, description: text },
  ]);
  put({ owner: ensure(ensure(root, "components"), "securitySchemes"), key: name }, scheme);
  if (random.chance(0.8)) put({ owner: root, key: "security" }, [{ [name]: [text] }]);
  return `scheme ${JSON.stringify(name)}`;
}

function addComponent(root: Tree, random: Random): string | undefined {
  if (!isRecord(root)) return undefined;
  const name = hostileText(random);
  put({ owner: ensure(ensure(root, "components"), "schemas"), key: name }, schema(random, 2));
  const place = pickSpot(root, random, isSchema);
  if (place !== undefined)
    put(place, { $ref: refTo(`/components/schemas/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`) });
  return `component ${JSON.stringify(name)}`;
}

/** Wires a session with operations of the document, mostly wrongly. */
function wireSession(root: Tree, random: Random): string | undefined {
  if (!isRecord(root)) return undefined;
  const ids = spotsOf(root)
    .filter(({ key }) => key === "operationId")
    .map(valueAt);
  const step = (): Tree => ({
    operationId: ids.length > 0 && random.chance(0.8) ? pick(random, ids) : hostileText(random),
    accessToken: random.pick<Tree>(["", "/", "/accessToken", `/${hostileText(random)}`, "x", 1]),
    send: random.pick<Tree>(["cookie", "", "/token", hostileText(random)]),
    ...(random.chance(0.3) ? { params: { path: { [hostileText(random)]: hostileText(random) } } } : {}),
    ...(random.chance(0.3) ? { expiresIn: hostileValue(random) } : {}),
  });
  const wiring = random.pick<() => Tree>([
    () => ({ refresh: step() }),
    () => ({ refresh: step(), signIn: step(), signOut: step() }),
    () => hostileValue(random),
  ])();
  const name = random.chance(0.5) ? "session" : hostileText(random);
  put(
    { owner: ensure(ensure(root, "components"), "securitySchemes"), key: name },
    { type: "http", scheme: "bearer", "x-session": wiring },
  );
  return `session ${JSON.stringify(name)}`;
}
