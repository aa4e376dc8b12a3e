/** What is found in an object, looked for once. */

/**
 * Looks only the first time: no document is changed once it is read.
 *
 * In `generate --watch` most objects of a document are those of the last run, so what was found in them is still known.
 */
export function onceFor<Node extends object, Found>(find: (node: Node) => Found): (node: Node) => Found {
  const known = new WeakMap<Node, { readonly found: Found }>();
  return (node) => {
    const kept = known.get(node) ?? { found: find(node) };
    known.set(node, kept);
    return kept.found;
  };
}
