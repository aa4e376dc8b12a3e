/** Takes what stands at the beginning of what is left of a text, if the pattern, which is sticky, matches there. */
export type Take = (pattern: RegExp) => RegExpExecArray | undefined;

/** Reads a text from its beginning, piece by piece, as the grammar of a header has it. */
export function textReader(text: string): Take {
  let at = 0;
  return (pattern) => {
    pattern.lastIndex = at;
    const match = pattern.exec(text) ?? undefined;
    at += match?.[0].length ?? 0;
    return match;
  };
}
