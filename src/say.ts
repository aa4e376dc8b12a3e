/**
 * A message of an error: the text as it stands. It begins the argument of every error that this package makes.
 *
 * In the files for a production bundle, `say-short.ts` stands in its place, and the texts are left out (`npm run build`).
 */
export function say(texts: TemplateStringsArray, ...values: readonly unknown[]): string {
  return texts.reduce((said, text, index) => `${said}${String(values[index - 1])}${text}`);
}
