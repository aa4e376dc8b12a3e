import { webStore } from "latchkey";
import type { Open } from "../contender.ts";
import { overStore } from "../over-store.ts";

/** latchkey's `webStore`. */
export const open: Open = (url, place, now) => overStore(webStore(place), url, now);
