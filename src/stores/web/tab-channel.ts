/** What tabs of one origin tell each other. */
import type { StoredTokens } from "../store.ts";

type Changed = (tokens: StoredTokens | undefined) => void;

/** One BroadcastChannel to tell and to hear by: it does not hear itself. Without one, nothing is told. */
export function tabChannel(place: string): {
  tell: Changed;
  /** `read` gives what has changed while the page was put aside by the browser. */
  hear(changed: Changed, read: () => Promise<StoredTokens | undefined>): () => void;
} {
  // A server that renders pages may lack them, and so may an older browser.
  const { addEventListener, BroadcastChannel }: Partial<typeof globalThis> = globalThis;
  let channel: BroadcastChannel | undefined;
  const open = () => {
    if (channel === undefined && BroadcastChannel !== undefined) {
      channel = new BroadcastChannel(place);
      // In Node a channel keeps the process alive.
      if ("unref" in channel && typeof channel.unref === "function") channel.unref();
    }
    return channel;
  };
  return {
    tell: (tokens) => open()?.postMessage(tokens),
    hear(changed, read) {
      const hearing = new AbortController();
      const told = ({ data }: MessageEvent<StoredTokens | undefined>) => changed(data);
      const shown = ({ persisted }: PageTransitionEvent) => {
        if (persisted) void read().then(changed, () => undefined);
      };
      open()?.addEventListener("message", told, hearing);
      addEventListener?.("pageshow", shown, hearing);
      return () => hearing.abort();
    },
  };
}
