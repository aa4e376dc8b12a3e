/** Colours of the terminal, or none; every command paints with these. */
import { styleText } from "node:util";

/** The styles in use. */
export type Style = "bold" | "dim" | "green" | "yellow" | "red" | "cyan" | "magenta" | "gray";

/** Gives a text a style. */
export type Paint = (style: Style, text: string) => string;

/** Creates a `Paint`; without colours it returns each text as it is. */
export function createPaint(colors: boolean): Paint {
  return (style, text) => (colors ? styleText(style, text, { validateStream: false }) : text);
}
