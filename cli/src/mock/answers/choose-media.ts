/** Which media type an answer has (RFC 9110, section 12.5.1). */
import { covers, isJson, isRange } from "latchkey/generated/operation";
import { essence } from "../../model/media-type.ts";

/** One range of an `Accept` header, and how much it is wanted. */
interface Accepted {
  readonly range: string;
  readonly quality: number;
}

/** The declared media type that a caller accepts most; JSON first among equals. `undefined` if none will do. */
export function chooseMedia(declared: readonly string[], accept: string | undefined): string | undefined {
  const ordered = [
    ...declared.filter(isPlainJson),
    ...declared.filter((type) => isJson(type) && !isPlainJson(type)),
    ...declared.filter((type) => !isJson(type)),
  ];
  const ranges = readAccept(accept);
  if (ranges.length === 0) return ordered[0];
  let best: { type: string; quality: number } | undefined;
  for (const type of ordered) {
    const quality = qualityOf(type, ranges);
    if (quality > (best?.quality ?? 0)) best = { type, quality };
  }
  return best?.type;
}

/** What is sent as the type of an answer that is declared under a type, or under a range. */
export function sentType(declared: string, accept: string | undefined): string {
  if (!isRange(declared)) return declared;
  const wanted = readAccept(accept).find(
    ({ range, quality }) => quality > 0 && !isRange(range) && covers(declared, range),
  );
  if (wanted !== undefined && !essence(declared).startsWith("*") && !isJson(declared)) return wanted.range;
  const [family = ""] = essence(declared).split("/");
  return usualTypes[family] ?? "application/json";
}

const usualTypes: Readonly<Record<string, string>> = {
  text: "text/plain",
  image: "image/png",
  audio: "audio/mpeg",
  video: "video/mp4",
};

function isPlainJson(type: string): boolean {
  return isJson(type) && !type.includes("+");
}

function readAccept(accept: string | undefined): Accepted[] {
  return (accept ?? "")
    .split(",")
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map((text) => {
      const quality = /;\s*q=([\d.]+)/i.exec(text)?.[1];
      return { range: text.replace(/;\s*q=.*$/i, "").trim(), quality: quality === undefined ? 1 : Number(quality) };
    });
}

/** The most exact range counts. */
function qualityOf(type: string, ranges: readonly Accepted[]): number {
  const fitting = ranges.filter(({ range }) => covers(range, type) || (isRange(type) && covers(type, range)));
  const exactness = (range: string): number => (range.includes("*/*") ? 0 : isRange(range) ? 1 : 2);
  return fitting.toSorted((a, b) => exactness(b.range) - exactness(a.range))[0]?.quality ?? 0;
}
