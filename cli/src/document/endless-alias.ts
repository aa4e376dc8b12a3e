/** Values of a YAML text that contain themselves. */
import { type Document, isAlias, isNode, visit } from "yaml";

/** Where an alias stands inside the value that it stands for, as an offset. */
export function endlessAliasIn(document: Document.Parsed): number | undefined {
  const anchors = new Map<string, unknown>();
  let place: number | undefined;
  visit(document, (_key, node, path) => {
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined || !path.some((around) => around === target)) return undefined;
      place = node.range?.[0] ?? 0;
      return visit.BREAK;
    }
    if (isNode(node) && "anchor" in node && node.anchor !== undefined) anchors.set(node.anchor, node);
    return undefined;
  });
  return place;
}
