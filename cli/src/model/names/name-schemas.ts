/** Names for `components.schemas`, which a document may call anything. */
import { takeName } from "../../document/take-name.ts";
import { isReservedWord, isWordCharacter, mendStart } from "./identifier.ts";

// What TypeScript lets no type alias be called, and what `schemas.ts` itself imports.
const reservedTypes: ReadonlySet<string> = new Set(
  "any unknown never object string number boolean symbol bigint components".split(" "),
);

/** The exported name of each schema: `Post` stays, `a.b` is `a_b`, `9x` is `_9x`; where two meet, the later gets an underscore. */
export function nameSchemas(schemas: readonly string[]): ReadonlyMap<string, string> {
  // Names that need no mending go first, so that nobody takes them away.
  const taken = new Set(schemas.filter((name) => mendSchemaName(name) === name));
  return new Map(schemas.map((name) => [name, taken.has(name) ? name : takeName(mendSchemaName(name), taken)]));
}

/** A name that TypeScript takes for a type, made of any text. */
export function mendSchemaName(name: string): string {
  const characters = [...name.normalize("NFC")].map((character) =>
    isWordCharacter(character) || character === "$" ? character : "_",
  );
  const mended = mendStart(characters.join(""));
  return isReservedWord(mended) || reservedTypes.has(mended) ? `${mended}_` : mended;
}
