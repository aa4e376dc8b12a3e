/** Applications that call some operations of the large document. */

const params = `{ path: { id: "t_1" }, query: { limit: 10, labels, filter: { author: "u_7" } } }`;
const body = `{ title: "x", kind: "small", owner: { address: { own: { name: "y" } } }, parts: [{ name: "z" }], labels }`;

/** How an application is written. */
export interface Dialect {
  /** The imports and the client. */
  readonly head: string;
  /** The call of one operation, and what the application reads of the answer. */
  readonly call: (index: number) => string;
}

/** With the generated endpoints. */
export const latchkey: Dialect = {
  head: `import type { Client } from "latchkey";
import * as sdk from "./sdk/index.js";
declare const client: Client<{ bearerAuth: true }>;`,
  call: (index) => `const result = await sdk.changeThing${index}(client, { params: ${params}, body: ${body} });
  return result.ok ? result.data.title : result.error.title;`,
};

/** An application with this many calls, spread evenly over the operations of the document. */
export function application({ head, call }: Dialect, calls: number, operations: number): string {
  const indices = Array.from({ length: calls }, (_, nth) => Math.floor((nth * operations) / calls));
  const functions = indices.map(
    (index) => `export async function use${index}(labels: string[]): Promise<string | undefined> {
  ${call(index)}
}`,
  );
  return `${head}\n${functions.join("\n")}\nexport { client };\n`;
}
