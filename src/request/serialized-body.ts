import type { BodySource } from "../middleware/call.ts";

/** A body ready to be sent, as often as need be. */
export interface SerializedBody {
  readonly source: BodySource;
  /** Absent where fetch names the type itself: a caller's own FormData has a boundary that only fetch knows. */
  readonly contentType?: string;
}
