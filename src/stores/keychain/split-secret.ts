/** A text that is longer than a keychain's secret may be, in parts: Windows takes 2,560 bytes, which two tokens can exceed. */
import { randomId } from "../../security/random-id.ts";
import type { Keyring } from "./keyring.ts";

/** Characters of a secret: half of Windows' bytes, since it writes two for each, and some to spare. */
const LONGEST = 1200;
/** The secret that is the text, or says where it is. */
const HEAD = "tokens";
/** What the head of a text in parts begins with: no JSON does. */
const IN_PARTS = "in-parts";
/** A text replaces one in parts without touching those: each is on the other side. */
const SIDES = ["a", "b"] as const;

type Side = (typeof SIDES)[number];

/** Where the parts of a text are; each begins with the id, so that no reader puts parts of two texts together. */
interface Parts {
  readonly side: Side;
  readonly count: number;
  readonly id: string;
}

/** What a reader finds who comes between two steps of a writer: it looks again. */
const BETWEEN = Symbol("between");

/** The text; nothing where there is none. An empty text where parts of it are missing for good. */
export async function readSplit(keyring: Keyring): Promise<string | undefined> {
  for (let times = 0; times < 5; times++) {
    const text = await readOnce(keyring);
    if (text !== BETWEEN) return text;
  }
  return "";
}

async function readOnce(keyring: Keyring): Promise<string | undefined | typeof BETWEEN> {
  const head = await keyring.get(HEAD);
  const parts = head === undefined ? undefined : partsIn(head);
  if (parts === undefined) return head;
  const { side, count, id } = parts;
  const found = await Promise.all(Array.from({ length: count }, (_, index) => keyring.get(partName(side, index))));
  return found.every((part) => part?.startsWith(id)) ? found.map((part) => part?.slice(id.length)).join("") : BETWEEN;
}

/** Writes the text: whole, as far as a reader can tell. */
export async function writeSplit(keyring: Keyring, json: string): Promise<void> {
  const text = inAscii(json);
  const used: Record<Side, number> = { a: 0, b: 0 };
  let head = text;
  if (text.length > LONGEST) {
    const before = partsIn((await keyring.get(HEAD)) ?? "");
    const side = before?.side === "a" ? "b" : "a";
    const id = randomId();
    const parts = text.match(new RegExp(`.{1,${LONGEST - id.length}}`, "gs")) ?? [];
    for (const [index, part] of parts.entries()) await keyring.set(partName(side, index), id + part);
    used[side] = parts.length;
    head = [IN_PARTS, side, parts.length, id].join(" ");
  }
  await keyring.set(HEAD, head);
  await removeParts(keyring, used);
}

/** Deletes the text. */
export async function deleteSplit(keyring: Keyring): Promise<void> {
  await keyring.delete(HEAD);
  await removeParts(keyring, { a: 0, b: 0 });
}

/**
 * Removes the parts that are not used: of the text before, and of a writer that was cut off.
 *
 * From the last one on, as they are written from the first one on: however often that is cut off, there is never a gap that
 * would hide those behind it.
 */
async function removeParts(keyring: Keyring, used: Readonly<Record<Side, number>>): Promise<void> {
  for (const side of SIDES) {
    let end = used[side];
    while ((await keyring.get(partName(side, end))) !== undefined) end++;
    while (end > used[side]) await keyring.delete(partName(side, --end));
  }
}

function partName(side: Side, index: number): string {
  return `${HEAD}.${side}.${index}`;
}

function partsIn(head: string): Parts | undefined {
  const [mark, side, count, id = ""] = head.split(" ");
  if (mark !== IN_PARTS || (side !== "a" && side !== "b") || !/^\d{1,4}$/.test(count ?? "")) return undefined;
  return { side, count: Number(count), id };
}

/** The same JSON, with one byte for each character. */
function inAscii(json: string): string {
  return json.replaceAll(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
