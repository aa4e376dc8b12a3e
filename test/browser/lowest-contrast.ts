/** How well the text of a page can be read (WCAG 2.2, success criterion 1.4.3). */
import type { Page } from "playwright-core";

/** The lowest contrast of a text with what is behind it, and how many texts were measured. */
export function lowestContrast(page: Page): Promise<{ readonly ratio: number; readonly texts: number }> {
  return page.evaluate(() => {
    type Color = readonly [red: number, green: number, blue: number, alpha: number];
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

    // A canvas knows every way of writing a colour.
    function toColor(text: string): Color {
      if (canvas === null) throw new Error("no canvas");
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return [red, green, blue, alpha / 255];
    }
    function lay([r, g, b, a]: Color, [red, green, blue]: Color): Color {
      return [r * a + red * (1 - a), g * a + green * (1 - a), b * a + blue * (1 - a), 1];
    }
    function ground(element: Element | null): Color {
      if (element === null) return [255, 255, 255, 1];
      return lay(toColor(getComputedStyle(element).backgroundColor), ground(element.parentElement));
    }
    function luminance([red, green, blue]: Color): number {
      const linear = (value: number): number =>
        value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
      return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }
    function contrast(element: Element): number {
      const { color, opacity } = getComputedStyle(element);
      const behind = ground(element);
      const [red, green, blue, alpha] = toColor(color);
      const text = lay([red, green, blue, alpha * Number(opacity)], behind);
      const [high = 0, low = 0] = [luminance(text), luminance(behind)].toSorted((a, b) => b - a);
      return (high + 0.05) / (low + 0.05);
    }

    const shown = [...document.querySelectorAll("body *")].filter(
      (element) =>
        element.closest("svg, script, .sr, [hidden]") === null &&
        [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== ""),
    );
    return { ratio: Math.min(...shown.map(contrast)), texts: shown.length };
  });
}
