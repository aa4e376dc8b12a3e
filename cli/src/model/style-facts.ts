/** How a value is written, as far as a document says anything unusual (OpenAPI 3.1, section 4.8.12.2.2). */
import { booleanAt, stringAt, type Json } from "../document/json.ts";

const styles: ReadonlySet<string> = new Set(
  "simple label matrix form cookie spaceDelimited pipeDelimited deepObject".split(" "),
);

/** `style`, `explode` and `allowReserved` of a parameter or an encoding, as far as they differ from the defaults. */
export function styleFacts(owner: Json, usual: string): Record<string, string | boolean> {
  const given = stringAt(owner, "style");
  const style = given !== undefined && styles.has(given) ? given : usual;
  const explode = booleanAt(owner, "explode");
  // deepObject has one form only; for the others exploding is the default of `form` and `cookie` alone.
  const isExploded = style === "form" || style === "cookie";
  const differs = explode !== undefined && style !== "deepObject" && explode !== isExploded;
  return {
    ...(style === usual ? {} : { style }),
    ...(differs ? { explode } : {}),
    ...(booleanAt(owner, "allowReserved") === true ? { allowReserved: true } : {}),
  };
}
