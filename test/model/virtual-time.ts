/** A clock that stands still while anything happens, and timers that go by it. */

/** What is to happen, and when. */
interface Event {
  readonly at: number;
  readonly id: number;
  readonly run: () => void;
}

export interface VirtualTime {
  readonly now: number;
  /** Runs something after so many milliseconds; what comes at the same moment runs in the order of being asked for. */
  after(milliseconds: number, run: () => void): number;
  /** A promise of that moment. */
  pass(milliseconds: number): Promise<void>;
  /** Lets time pass until then, or until nothing is left to happen. */
  runUntil(end: number): Promise<void>;
}

const realImmediate = setImmediate;
const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };

/** Runs something with every timer of the process on a virtual clock. */
export async function inVirtualTime<T>(work: (time: VirtualTime) => Promise<T>): Promise<T> {
  const time = new Scheduler();
  const virtual: unknown = {
    setTimeout: (run: () => void, milliseconds = 0) => time.after(milliseconds, run),
    clearTimeout: (id: number | undefined) => time.cancel(id),
  };
  Object.assign(globalThis, virtual);
  try {
    return await work(time);
  } finally {
    Object.assign(globalThis, real);
  }
}

class Scheduler implements VirtualTime {
  now = Date.UTC(2026, 0, 1);
  #lastId = 0;
  /** The next one last. */
  readonly #events: Event[] = [];

  after(milliseconds: number, run: () => void): number {
    const event = { at: this.now + milliseconds, id: ++this.#lastId, run };
    let low = 0;
    for (let high = this.#events.length; low < high; ) {
      const middle = (low + high) >>> 1;
      if ((this.#events[middle]?.at ?? 0) > event.at) low = middle + 1;
      else high = middle;
    }
    this.#events.splice(low, 0, event);
    return event.id;
  }

  cancel(id: number | undefined): void {
    const index = this.#events.findIndex((event) => event.id === id);
    if (index >= 0) this.#events.splice(index, 1);
  }

  pass(milliseconds: number): Promise<void> {
    return new Promise((resolve) => void this.after(milliseconds, resolve));
  }

  async runUntil(end: number): Promise<void> {
    for (let next = this.#events.at(-1); next !== undefined && next.at <= end; next = this.#events.at(-1)) {
      this.#events.pop();
      this.now = next.at;
      next.run();
      // All that follows at once has followed before anything else happens.
      await new Promise<void>((resolve) => void realImmediate(resolve));
    }
  }
}
