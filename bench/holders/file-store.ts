import { fileStore } from "latchkey/node";
import type { Open } from "./contender.ts";
import { overStore } from "./over-store.ts";

/** latchkey's `fileStore`. */
export const open: Open = (url, place, now) => overStore(fileStore(place), url, now);
