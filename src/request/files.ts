/** Files: what has bytes, and no text of its own. */

/** Whether a value goes as a file where it is a part: a Blob, a File, or bytes. */
export function isFile(value: unknown): value is Blob | ArrayBuffer | ArrayBufferView<ArrayBuffer> {
  return value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

/** Whether a value has files right in it, or in one of its lists: no deeper one could be a part. */
export function holdsFiles(value: unknown): boolean {
  if (typeof value !== "object" || value === null || isFile(value)) return false;
  return itemsOf(value).some((item) => isFile(item) || (isList(item) && itemsOf(item).some(isFile)));
}

function isList(value: unknown): value is object {
  return Array.isArray(value) || value instanceof Set;
}

function itemsOf(value: object): unknown[] {
  return value instanceof Set ? [...value] : Object.values(value);
}
