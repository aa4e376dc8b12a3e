/** The block of `x-pages`, as a document or the configuration writes it: read here, and not yet held against its operation. */
import type { NextPage, PageRule } from "latchkey/generated/operation";
import { isContainer } from "../../document/json.ts";
import { parsePointer, type Path } from "../../document/pointer.ts";
import { nearestName } from "../names/nearest-name.ts";

/** Makes the error of a mistake: `at` leads to it from the block. */
export type PageFault = (at: Path, problem: string, hint: string) => Error;

/** What the forms of `next` have beside each other, the first key of which says which form it is. */
const forms = [["link"], ["from", "query"], ["last", "query"], ["by", "query", "start"]] as const;

/** Reads a block. Throws for a key that nobody knows, which would leave something out, and for what is no pointer. */
export function readPageRule(block: unknown, fault: PageFault): PageRule {
  if (!isContainer(block)) throw fault([], "Pages are no object.", `Write them as ${example}.`);
  assertKeys(block, ["items", "next", "more"], [], fault);
  const items = pointerAt(block, ["items"], fault);
  const more = block["more"] === undefined ? undefined : pointerAt(block, ["more"], fault);
  return { items, next: readNext(block["next"], fault), ...(more !== undefined && { more }) };
}

const example = "`{ items: /posts, next: { query: cursor, from: /nextCursor } }`";

function readNext(next: unknown, fault: PageFault): NextPage {
  if (next === "link") return next;
  const form = isContainer(next) ? forms.find(([key]) => key in next) : undefined;
  if (!isContainer(next) || form === undefined) {
    const hint =
      "It is `link`, or has one of `from` (a cursor), `last` (one in the last item), `by` (a number), `link`.";
    throw fault(["next"], "`next` does not say what leads to the next page.", hint);
  }
  assertKeys(next, form, ["next"], fault);
  const [kind] = form;
  if (kind === "link") return { link: pointerAt(next, ["next", kind], fault) };
  const { query } = next;
  if (typeof query !== "string") throw fault(["next"], "`next` has no `query`.", "Name the query parameter.");
  if (kind === "from") return { query, from: pointerAt(next, ["next", kind], fault) };
  if (kind === "last") return { query, last: pointerAt(next, ["next", kind], fault) };
  const { by, start } = next;
  if (by !== "items" && !(isCount(by) && by > 0))
    throw fault(["next", "by"], `${JSON.stringify(by)} is no step.`, "It is `items`, or a whole number above zero.");
  if (start !== undefined && !isCount(start))
    throw fault(["next", "start"], `${JSON.stringify(start)} is no number to start with.`, "It is zero, one or above.");
  return { query, by, ...(start !== undefined && { start }) };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function assertKeys(owner: object, known: readonly string[], at: Path, fault: PageFault): void {
  const unknown = Object.keys(owner).find((key) => !known.includes(key) && !key.startsWith("x-"));
  if (unknown === undefined) return;
  const nearest = nearestName(unknown, known);
  const hint = nearest === undefined ? `There are ${known.join(", ")}.` : `Is it \`${nearest}\`?`;
  throw fault([...at, unknown], `Pages have no \`${[...at, unknown].join(".")}\` here.`, hint);
}

/** The pointer under the last key of a path. */
function pointerAt(owner: Readonly<Record<string, unknown>>, at: Path, fault: PageFault): string {
  const name = at.join(".");
  const pointer = owner[at.at(-1) ?? ""];
  if (pointer === undefined) throw fault(at.slice(0, -1), `Pages have no \`${name}\`.`, `Write them as ${example}.`);
  if (typeof pointer === "string" && parsePointer(pointer) !== undefined) return pointer;
  throw fault(at, `${JSON.stringify(pointer)} is no JSON Pointer.`, "It begins with a slash: `/posts`.");
}
