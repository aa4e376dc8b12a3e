/** Handlers for tests in Node, whose document may be a file. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { openDocument } from "../../document/open-document.ts";
import { parseDocument, type SpecDocument } from "../../document/parse-document.ts";
import { withPlainReferences } from "../../document/references/plain-references.ts";
import { InputError } from "../../document/spec-error.ts";
import { documentOf } from "../mock-server.ts";
import { createHandlers, type HandlerOptions, type MockHandlers } from "./create-handlers.ts";
import type { MswModule } from "./msw-api.ts";

/** MSW is not installed: the hint names the command that installs it. */
export class MswMissingError extends InputError {
  override readonly name = "MswMissingError";

  constructor(cause: unknown) {
    super("Handlers are for MSW, which is not installed. Run: npm install --save-dev msw", undefined, { cause });
  }
}

/**
 * The mock of a document as request handlers of MSW: `setupServer(...handlers("openapi.yaml"))`.
 *
 * `spec` is a file that stands alone, or the parsed document. The result has the switches of the mock too.
 * Throws a `SpecError` or an `InputError` when the input is at fault, an `MswMissingError` when MSW is not installed.
 */
export function handlers(spec: string | object, options: HandlerOptions = {}): MockHandlers {
  return createHandlers(loadMsw(), typeof spec === "string" ? readDocument(spec) : documentOf(spec), options);
}

/** Loads MSW, at once: handlers are made where nobody waits. `load` is how. */
export function loadMsw(load: () => unknown = () => createRequire(import.meta.url)("msw")): MswModule {
  try {
    // A cast, because MSW's own types may not be there.
    return load() as MswModule;
  } catch (cause) {
    throw new MswMissingError(cause);
  }
}

function readDocument(file: string): SpecDocument {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new InputError(`${file} cannot be read: ${reason}`, "Name a file, or give the parsed document.", { cause });
  }
  const source = { file, name: basename(file), text, location: pathToFileURL(file) };
  return openDocument(withPlainReferences(parseDocument(source))).document;
}
