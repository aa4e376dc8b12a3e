/** Documents of a few lines, as the readers of the command get them. */
import { parseDocument, type SpecDocument } from "../../../cli/src/document/parse-document.ts";

/** A parsed text that stands at an address of its own. */
export function documentOf(text: string, location = "file:///api/api.yaml"): SpecDocument {
  const name = location.split("/").at(-1) ?? "";
  return parseDocument({ file: name, name, text, location: new URL(location) });
}

/** The error of a faulty input. */
export function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error("It was no fault");
}
