/** What of the command must never be found in the runtime, by the words that would give it away. */
import type { Manifest } from "../release/published-manifest.ts";

/** The words of the command: its own name, and each package that it is made of, as its manifest has them. */
export function commandWords(manifest: Manifest, runtime: readonly string[]): string[] {
  const packages = [manifest["dependencies"], manifest["peerDependencies"]].flatMap((field) =>
    Object.keys(field ?? {}),
  );
  const own = typeof manifest["name"] === "string" ? [manifest["name"]] : [];
  return [...own, ...packages.filter((name) => !runtime.includes(name))];
}

/** The words that stand in a bundle's text. A word that is also plain English, such as `yaml`, counts only where it names a module. */
export function wordsIn(text: string, words: readonly string[]): string[] {
  return words.filter((word) => patternOf(word).test(text));
}

function patternOf(word: string): RegExp {
  const escaped = word.replaceAll(/[./]/g, "\\$&");
  return /^\w+$/.test(word)
    ? new RegExp(`(["'\`])${escaped}(/[^"'\`\\n]*)?\\1|node_modules/${escaped}/`)
    : new RegExp(`(?<![\\w-])${escaped}${/\w$/.test(word) ? "(?![\\w-])" : ""}`);
}
