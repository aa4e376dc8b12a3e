/** The document of an API with any number of operations, each with types of its own. */

/** A secured operation with a path parameter, a query, a body four levels deep, and errors by status. */
function pathItem(index: number): object {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const json = (schema: object) => ({ content: { "application/json": { schema } } });
  return {
    parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
    patch: {
      operationId: `changeThing${index}`,
      tags: [`group${index % 40}`],
      summary: `Changes thing ${index}.`,
      parameters: [
        { name: "limit", in: "query", schema: { type: "integer" } },
        { name: "labels", in: "query", schema: { type: "array", items: { type: "string" } } },
        { name: "filter", in: "query", style: "deepObject", schema: ref("Filter") },
      ],
      requestBody: { required: true, ...json(ref(`Thing${index}`)) },
      responses: {
        200: { description: "Changed", ...json(ref(`Thing${index}`)) },
        401: { description: "Refused", ...json(ref("Problem")) },
        default: { description: "Wrong", ...json(ref("Problem")) },
      },
    },
  };
}

const text = { type: "string" };

/** Each has a shape of its own, or the compiler would see one type a thousand times. */
function thing(index: number): object {
  const own = { type: "object", required: ["name"], properties: { name: text, [`own${index}`]: text } };
  const properties = {
    title: text,
    note: { type: ["string", "null"] },
    kind: { type: "string", enum: ["small", "large", `special-${index}`] },
    owner: { type: "object", properties: { id: text, address: { type: "object", properties: { city: text, own } } } },
    parts: { type: "array", items: own },
    labels: { type: "array", items: text },
    extra: { type: "object", additionalProperties: text },
  };
  return { type: "object", required: ["title", "owner"], properties };
}

/** The document, as JSON. */
export function largeDocument(operations: number): string {
  const indices = Array.from({ length: operations }, (_, index) => index);
  const document = {
    openapi: "3.1.0",
    info: { title: "Large API", version: "1.0.0" },
    servers: [{ url: "https://large.example" }],
    security: [{ bearerAuth: [] }],
    paths: Object.fromEntries(indices.map((index) => [`/things-${index}/{id}`, pathItem(index)])),
    components: {
      securitySchemes: { bearerAuth: { type: "http", scheme: "bearer" } },
      schemas: {
        Problem: { type: "object", required: ["title"], properties: { title: text, status: { type: "integer" } } },
        Filter: { type: "object", properties: { author: text, since: text } },
        ...Object.fromEntries(indices.map((index) => [`Thing${index}`, thing(index)])),
      },
    },
  };
  return JSON.stringify(document);
}
