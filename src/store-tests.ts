/**
 * The suite that judges a store: each case opens one, tries one rule, and rejects if the store breaks it.
 *
 * @packageDocumentation
 */
export { storeCases } from "./stores/suite/store-cases.ts";
export type { CaseOutcome, OpenedStore, StoreCase } from "./stores/suite/store-case.ts";
