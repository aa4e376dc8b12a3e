/** What holders on a Redis tell each other. */
import { pause } from "../../waiting/pause.ts";
import type { RedisCommands } from "./redis-client.ts";

/** A message as another holder has sent it. */
export interface Heard {
  /** The tokens as they are kept; nothing for a sign-out. Absent where only the lock was released. */
  readonly kept?: string | null;
}

/** One subscription for all who listen in this process, for as long as somebody does. */
export interface Channel {
  readonly name: string;
  /** A message from this holder. */
  message(content: Heard): string;
  /** `missed` is called where messages may have been lost. Returns a function that ends this. */
  listen(heard: (content: Heard) => void, missed: () => void): () => void;
  /** Settles with the next message, and at the latest after so many milliseconds. */
  next(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** Milliseconds between two looks at a lock, where the client cannot subscribe. */
const LOOK_EVERY = 50;

/** The channel of this name, for the holder `by`: it does not hear itself. */
export function redisChannel(commands: RedisCommands, name: string, by: string): Channel {
  const listeners = new Set<{ heard: (content: Heard) => void; missed: () => void }>();
  let leave: Promise<() => unknown> | undefined;

  const open = () => {
    if (leave !== undefined || commands.subscribe === undefined) return;
    const hear = (message: string) => {
      const content = contentOf(message, by);
      if (content !== undefined) for (const { heard } of listeners) heard(content);
    };
    const missed = () => {
      for (const listener of listeners) listener.missed();
    };
    const opened = Promise.resolve(commands.subscribe(name, hear, missed));
    leave = opened;
    opened.catch(() => {
      if (leave === opened) leave = undefined; // The next listener tries again.
    });
  };
  const close = () => {
    void leave?.then((end) => end()).catch(() => undefined);
    leave = undefined;
  };
  const channel: Channel = {
    name,
    message: (content) => JSON.stringify({ by, ...content }),
    listen(heard, missed) {
      const listener = { heard, missed };
      listeners.add(listener);
      open();
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) close();
      };
    },
    async next(milliseconds, signal) {
      if (commands.subscribe === undefined) return pause(Math.min(milliseconds, LOOK_EVERY), signal);
      let stop = () => undefined as void;
      const heard = new Promise<void>((resolve) => {
        stop = channel.listen(() => resolve(), resolve);
      });
      const done = new AbortController();
      try {
        await Promise.race([heard, pause(milliseconds, AbortSignal.any([signal, done.signal]))]);
      } finally {
        done.abort();
        stop();
      }
    },
  };
  return channel;
}

/** What a message of another holder says; nothing for one of our own, or for what is no message. */
function contentOf(message: string, by: string): Heard | undefined {
  try {
    const content: { by?: unknown; kept?: unknown } | null = JSON.parse(message);
    if (typeof content !== "object" || content === null || content.by === by) return undefined;
    const { kept } = content;
    return typeof kept === "string" || kept === null ? { kept } : {};
  } catch {
    return undefined;
  }
}
