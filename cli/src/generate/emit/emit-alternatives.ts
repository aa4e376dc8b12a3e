/** What a call can accept in place of what it accepts by itself. */
import { successesOf } from "../../model/resolve-responses.ts";
import type { OperationModel } from "../../model/spec-model.ts";
import { entry, objectType, type Layout, printUnion, sequence } from "../text/layout.ts";
import { quoteTypeKey } from "../text/quote.ts";
import { emitSuccesses } from "./emit-result-type.ts";
import type { FileContext } from "./file-context.ts";

/** The media types among which a call can choose: those of the answers that have more than one, as for `accept`. */
export function acceptableTypes({ responses }: Pick<OperationModel, "responses">): string[] {
  const successes = successesOf(responses);
  if (successes.every(({ media }) => media.length < 2)) return [];
  return [...new Set(successes.flatMap(({ media }) => media.map(({ type }) => type)))];
}

/** The successes by the media type that asks for them, as far as they are not those of any call; nothing without any. */
export function emitAlternatives(operation: OperationModel, file: FileContext): Layout | undefined {
  const usual = textOf(emitSuccesses(operation, file));
  const others = acceptableTypes(operation)
    .map((accept) => ({ accept, successes: emitSuccesses(operation, file, accept) }))
    .filter(({ successes }) => textOf(successes) !== usual);
  if (others.length === 0) return undefined;
  return objectType(others.map(({ accept, successes }) => entry(quoteTypeKey(accept), unionOf(successes))));
}

function unionOf([first = "never", ...others]: readonly Layout[]): Layout {
  return sequence(first, ...others.map((other) => sequence(" | ", other)));
}

function textOf(members: readonly Layout[]): string {
  return printUnion(members, "", 0);
}
