/** Circles of a graph: its strongly connected components, by Tarjan's algorithm. */

/** What each node leads to directly. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** By node, all that it meets on the ways from itself to itself; a node that is in no circle is not there. Takes linear time. */
export function findCircles(graph: Graph): ReadonlyMap<string, ReadonlySet<string>> {
  const circles = new Map<string, ReadonlySet<string>>();
  const visits = new Map<string, Visit>();
  const open: string[] = [];
  for (const start of graph.keys()) {
    if (!visits.has(start)) visitFrom({ graph, circles, visits, open }, start);
  }
  return circles;
}

interface Visit {
  /** How many were visited before. */
  readonly number: number;
  /** The lowest number that can be come to from here. */
  lowest: number;
  /** Whether its circle is not complete yet. */
  isOpen: boolean;
  readonly targets: Iterator<string>;
}

interface Search {
  readonly graph: Graph;
  readonly circles: Map<string, ReadonlySet<string>>;
  readonly visits: Map<string, Visit>;
  /** Those whose circle is not complete, in the order of their visits. */
  readonly open: string[];
}

/** The way is a list of its own: it may be longer than the stack is deep. */
function visitFrom(search: Search, start: string): void {
  const way = [start];
  for (let name = way.at(-1); name !== undefined; name = way.at(-1)) {
    const visit = search.visits.get(name) ?? enter(search, name);
    const next = visit.targets.next();
    if (next.done !== true) {
      const target = search.visits.get(next.value);
      if (target === undefined) way.push(next.value);
      else if (target.isOpen) visit.lowest = Math.min(visit.lowest, target.number);
      continue;
    }
    way.pop();
    const before = search.visits.get(way.at(-1) ?? "");
    if (before !== undefined && way.length > 0) before.lowest = Math.min(before.lowest, visit.lowest);
    if (visit.lowest === visit.number) leave(search, name);
  }
}

function enter({ graph, visits, open }: Search, name: string): Visit {
  const number = visits.size;
  const visit = { number, lowest: number, isOpen: true, targets: (graph.get(name) ?? new Set<string>()).values() };
  visits.set(name, visit);
  open.push(name);
  return visit;
}

/** All that were visited since then, and are not complete, are one circle; or it is a node alone. */
function leave({ graph, circles, visits, open }: Search, name: string): void {
  const circle = new Set(open.splice(open.lastIndexOf(name)));
  for (const member of circle) {
    const visit = visits.get(member);
    if (visit !== undefined) visit.isOpen = false;
    if (circle.size > 1 || graph.get(member)?.has(member) === true) circles.set(member, circle);
  }
}
