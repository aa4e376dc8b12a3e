import { keepCases } from "./keep-cases.ts";
import { lockCases } from "./lock-cases.ts";
import type { StoreCase } from "./store-case.ts";
import { subscribeCases } from "./subscribe-cases.ts";

/** Every rule for a store. Those of `lock` and `subscribe` are skipped where a store does not have them. */
export const storeCases: readonly StoreCase[] = [...keepCases, ...lockCases, ...subscribeCases];
