/** The `Link` header, with its whole grammar (RFC 8288, section 3). */
import { textReader } from "../security/text-reader.ts";

const OPENING = /[\s,]*<([^>]*)>/y;
const PARAMETER = /\s*;[\s;]*([^\s=;,"<>]+)/y;
const VALUE = /\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*))/y;

/**
 * The target of the first link with this relation, as it is written; nothing where there is none.
 *
 * Only a link's first `rel` counts (section 3.3), and a link about something else, which has an `anchor`, is none of ours (section 3.2).
 * What is not in the grammar ends the reading.
 */
export function linkTarget(header: string | null, relation: string): string | undefined {
  if (header === null) return undefined;
  const take = textReader(header);
  for (let link = take(OPENING); link !== undefined; link = take(OPENING)) {
    const parameters = new Map<string, string>();
    for (
      let name = take(PARAMETER)?.[1]?.toLowerCase();
      name !== undefined;
      name = take(PARAMETER)?.[1]?.toLowerCase()
    ) {
      const value = take(VALUE);
      if (!parameters.has(name)) parameters.set(name, value?.[1]?.replace(/\\(.)/g, "$1") ?? value?.[2] ?? "");
    }
    const relations = (parameters.get("rel") ?? "").toLowerCase().split(/\s+/);
    if (relations.includes(relation) && !parameters.has("anchor")) return link[1];
  }
  return undefined;
}
