/**
 * Stores for programs that run on a machine of their user: Node, Deno, Bun.
 *
 * @packageDocumentation
 */
export { fileStore } from "./stores/file/file-store.ts";
export { keychainStore } from "./stores/keychain/keychain-store.ts";
