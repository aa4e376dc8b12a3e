/** The parts of a chart: plain SVG, readable on a light page and on a dark one. */

/** Where the text stands: at its start, its middle or its end. */
type Anchor = "start" | "middle" | "end";

/** The width of every chart. */
export const width = 800;

/** Ours first; all of them show on white and on black. */
export const colours = ["#2f81f7", "#d4a72c", "#a371f7", "#3fb950"] as const;

/** Of others, and of lines that only guide the eye. */
export const grey = "#8c959f";

const style = `text { font: 13px system-ui, sans-serif; fill: #1f2328 } .title { font-weight: 600 }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3 } }`;

/** The whole file. */
export function svg(height: number, title: string, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>${escaped(title)}</title>
<style>
${style}
</style>
${[text(0, 16, title, "start", "title"), ...parts].join("\n")}
</svg>
`;
}

/** A line of text; `y` is the line that it stands on. */
export function text(x: number, y: number, content: string, anchor: Anchor = "start", name?: string): string {
  const kind = name === undefined ? "" : ` class="${name}"`;
  return `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}"${kind}>${escaped(content)}</text>`;
}

/** A filled rectangle. */
export function rectangle(x: number, y: number, across: number, down: number, fill: string): string {
  return `<rect x="${at(x)}" y="${at(y)}" width="${at(across)}" height="${at(down)}" fill="${fill}"/>`;
}

/** A line through points. */
export function line(points: readonly (readonly [x: number, y: number])[], stroke: string, thickness = 2): string {
  const places = points.map(([x, y]) => `${at(x)},${at(y)}`).join(" ");
  return `<polyline points="${places}" fill="none" stroke="${stroke}" stroke-width="${thickness}"/>`;
}

/** A tenth of a pixel is enough, and the same figures give the same file. */
function at(coordinate: number): string {
  return String(Math.round(coordinate * 10) / 10);
}

/** As XML has it: five characters are written as entities, and what XML has no place for is left out. */
function escaped(content: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&apos;",
  };
  return (
    content
      // oxlint-disable-next-line no-control-regex -- these are the ones that XML 1.0 refuses
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .replaceAll(/[&<>"']/g, (character) => entities[character] ?? "")
  );
}
