import type { Row } from "../judge.ts";

/** A row of the usual shape. */
export function row(
  name: string,
  patch: Row["patch"],
  rules: string,
  breaks: string,
  more: Pick<Row, "old" | "code" | "instead"> = {},
): Row {
  const words = (text: string): string[] => text.split(" ").filter((word) => word !== "");
  return { name, patch, rules: words(rules), breaks: words(breaks) as Row["breaks"], ...more };
}
