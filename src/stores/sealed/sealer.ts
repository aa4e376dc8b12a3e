/** Tokens sealed with an application's own secrets: AES-256-GCM (NIST SP 800-38D), keys from texts by HKDF (RFC 5869). */
import { bytesOf, textOf } from "./base64url.ts";

/** An AES-GCM key, or a text of at least 32 characters that nobody can guess. */
export type Secret = CryptoKey | string;

/** Seals texts for one place, and opens them. */
export interface Sealer {
  seal(text: string): Promise<string>;
  /** The text; nothing if it was not sealed for this place with one of the secrets. */
  open(sealed: string): Promise<string | undefined>;
}

/** The least characters of a secret that is a text. */
const SHORTEST = 32;
/** Bytes of the nonce that stands before what is sealed. */
const NONCE = 12;

/**
 * Seals with the first secret, and opens with each of them: a new one is put first, and an old one is kept until nothing is
 * sealed with it.
 *
 * @param place what is sealed for one place cannot be opened in another
 * @throws TypeError if there is no secret, or one is too short, or no AES-GCM key
 */
export function createSealer(secrets: Secret | readonly Secret[], place: string): Sealer {
  const list = typeof secrets === "string" || !isList(secrets) ? [secrets] : secrets;
  const [first, ...others] = list.map((secret) => keyOf(secret));
  if (first === undefined) throw new TypeError(`"${place}" needs a secret to seal its tokens with`);
  const additionalData = new TextEncoder().encode(place);
  const parameters = (iv: Uint8Array<ArrayBuffer>) => ({ name: "AES-GCM", iv, additionalData });
  return {
    async seal(text) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
      const sealed = await crypto.subtle.encrypt(parameters(nonce), await first(), new TextEncoder().encode(text));
      const bytes = new Uint8Array(NONCE + sealed.byteLength);
      bytes.set(nonce);
      bytes.set(new Uint8Array(sealed), NONCE);
      return textOf(bytes);
    },
    async open(sealed) {
      const bytes = bytesOf(sealed);
      if (bytes === undefined || bytes.length <= NONCE) return undefined;
      for (const key of [first, ...others]) {
        const opener = await key();
        const opened = await crypto.subtle
          .decrypt(parameters(bytes.slice(0, NONCE)), opener, bytes.subarray(NONCE))
          .catch(() => undefined);
        if (opened !== undefined) return new TextDecoder().decode(opened);
      }
      return undefined;
    },
  };
}

function isList(secrets: Secret | readonly Secret[]): secrets is readonly Secret[] {
  return Array.isArray(secrets);
}

/** The key of a secret, made once, when it is first needed. */
function keyOf(secret: Secret): () => Promise<CryptoKey> {
  if (typeof secret !== "string") {
    const { algorithm, usages }: Partial<CryptoKey> = secret ?? {};
    const isFit = ["encrypt", "decrypt"].every((usage) => usages?.some((one) => one === usage));
    if (algorithm?.name !== "AES-GCM" || !isFit)
      throw new TypeError("A secret is a text, or an AES-GCM key that may encrypt and decrypt");
    return () => Promise.resolve(secret);
  }
  if (secret.length < SHORTEST) {
    throw new TypeError(`A secret has at least ${SHORTEST} characters, and this one has ${secret.length}`);
  }
  let made: Promise<CryptoKey> | undefined;
  return () => (made ??= derivedKey(secret));
}

async function derivedKey(secret: string): Promise<CryptoKey> {
  const encoder = new TextEncoder();
  const raw = await crypto.subtle.importKey("raw", encoder.encode(secret), "HKDF", false, ["deriveKey"]);
  const derivation = {
    name: "HKDF",
    hash: "SHA-256",
    salt: encoder.encode("latchkey"),
    info: encoder.encode("tokens"),
  };
  return crypto.subtle.deriveKey(derivation, raw, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}
