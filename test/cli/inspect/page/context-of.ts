/** The page's parts of a scrap of YAML. */
import { createContext, type PageContext } from "../../../../cli/src/inspect/page/page-context.ts";
import { inspectText } from "../inspect-text.ts";

/** Two schemes, and paths to be said. */
export function contextOf(paths: string, more = ""): PageContext {
  return createContext(
    inspectText(`paths: ${paths}
${more}
components: { securitySchemes: { k: { type: apiKey, in: header, name: K }, o: { type: oauth2, flows: {} } } }
`),
  );
}

/** What a reader sees of markup. */
export function seen(markup: { readonly text: string }): string {
  return markup.text
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}
