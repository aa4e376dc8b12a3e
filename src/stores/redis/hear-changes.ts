/** What other holders have changed in Redis. */
import type { StoredTokens } from "../store.ts";
import { createTurns } from "../turns.ts";
import type { Channel } from "./channel.ts";
import type { KeptText } from "./kept-by.ts";

interface Source {
  readonly channel: Channel;
  readonly text: KeptText;
  /** What is kept now. */
  read(): Promise<string | undefined>;
  /** What this holder knows to be kept: it has read or written it, or was told. */
  readonly known: { kept: string | undefined };
}

/** Calls `changed` with what others have stored, in their order; returns a function that ends this. */
export function hearChanges(
  changed: (tokens: StoredTokens | undefined) => void,
  { channel, text, read, known }: Source,
): () => void {
  const inTurn = createTurns();
  let isHearing = true;
  const tell = async (kept: string | undefined) => {
    known.kept = kept;
    const tokens = await text.read(kept);
    if (isHearing) changed(tokens);
  };
  /** After messages were lost: what is there now, unless it is known, or our own. */
  const catchUp = async () => {
    let before: string | undefined;
    let kept: string | undefined;
    do {
      before = known.kept;
      kept = await read();
    } while (known.kept !== before); // Something was written or told meanwhile: what was read may be older.
    if (kept !== known.kept && !(kept !== undefined && text.isOwn(kept))) await tell(kept);
  };
  // What cannot be read is read again when the tokens are needed.
  const soon = (work: () => Promise<void>) => void inTurn(work).catch(() => undefined);
  const leave = channel.listen(
    ({ kept }) => {
      // Tokens that are known by now were read in between.
      if (kept !== undefined) soon(async () => (kept === known.kept ? undefined : tell(kept ?? undefined)));
    },
    () => soon(catchUp),
  );
  return () => {
    isHearing = false;
    leave();
  };
}
