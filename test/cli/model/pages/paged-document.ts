/** A document with one list, for what is said of its pages. */

const answer = `
type: object
properties:
  posts: { type: array, items: { $ref: "#/components/schemas/Post" } }
  nextCursor: { type: [string, "null"] }
  hasMore: { type: boolean }
  page: { type: integer }
  "a/b": {}
`.replaceAll(/^/gm, "      ");

/** The document, with `x-pages` on line 7 unless there is none. */
export function pagedDocument(pages: string | undefined, parameter = "schema: { type: string }"): string {
  return `paths:
  /posts:
    get:
      operationId: posts/list
${pages === undefined ? "" : `      x-pages: ${pages}\n`}      parameters:
        - { name: cursor, in: query, ${parameter} }
        - { name: key, in: header, schema: { type: string } }
      responses:
        "200":
          description: ""
          content: { application/json: { schema: { $ref: "#/components/schemas/Feed" } } }
        default:
          description: ""
          content: { application/json: { schema: { type: object, properties: { title: {} } } } }
components:
  schemas:
    Post: { type: object, properties: { id: { type: string }, tags: { type: array, items: {} } } }
    Feed: { allOf: [{ $ref: "#/components/schemas/Page" }] }
    Page:${answer}`;
}
