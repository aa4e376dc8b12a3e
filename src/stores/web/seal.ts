/** Tokens sealed with a key that the browser keeps and does not hand out. */
import { StoreError } from "../../errors.ts";
import type { StoredTokens } from "../store.ts";
import type { UseDatabase } from "./database.ts";
import { say } from "../../say.ts";

/** Sealed tokens, as they are kept. */
export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

/** Seals and opens tokens by AES-GCM; the key lies beside them, and no script can export it. */
export function sealing(use: UseDatabase): {
  seal(tokens: StoredTokens): Promise<Sealed>;
  unseal(kept: Sealed): Promise<StoredTokens>;
} {
  const key = async (): Promise<CryptoKey> => {
    if (crypto.subtle === undefined) throw new StoreError(say`\`encrypt\` needs a page on https`, { step: "open" });
    const find = () => use<CryptoKey | undefined>("readonly", (kept) => kept.get("key"));
    const found = await find();
    if (found !== undefined) return found;
    const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    const added = use("readwrite", (kept) => kept.add(made, "key"));
    // If another tab was quicker, its key stays.
    await added.catch(() => undefined);
    return (await find()) ?? added.then(() => made);
  };
  return {
    async seal(tokens) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const text = new TextEncoder().encode(JSON.stringify(tokens));
      const sealer = await key();
      return { iv, sealed: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, sealer, text) };
    },
    async unseal({ iv, sealed }) {
      const opener = await key();
      const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, opener, sealed);
      return JSON.parse(new TextDecoder().decode(text));
    },
  };
}
