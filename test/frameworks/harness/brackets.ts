/** Names in brackets, as PHP and Rack read them: `filter[name]` is a member, `tags[]` one more item of a list. */
export interface Bracketed {
  [name: string]: string | string[] | Bracketed;
}

/** Reads pairs of a query or a form. Of a name that stands twice without brackets the last value counts. */
export function readBrackets(pairs: Iterable<readonly [string, string]>): Bracketed {
  const read: Bracketed = {};
  for (const [name, value] of pairs) {
    const [first = "", ...rest] = name.split("[").map((part) => part.replace(/\]$/, ""));
    put(read, [first, ...rest], value);
  }
  return read;
}

function put(owner: Bracketed, [key = "", ...rest]: readonly string[], value: string): void {
  const there = owner[key];
  if (rest.length === 0) owner[key] = value;
  else if (rest[0] === "") owner[key] = [...(Array.isArray(there) ? there : []), value];
  else {
    const inner = typeof there === "object" && !Array.isArray(there) ? there : {};
    owner[key] = inner;
    put(inner, rest, value);
  }
}
