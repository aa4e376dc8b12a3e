/** Whether asking again has brought anything. */
import type { SessionProof } from "./credential.ts";

/** Whether any value is another one than before. */
export function hasChanged(before: readonly SessionProof[], now: readonly SessionProof[]): boolean {
  return now.some(({ value }, index) => JSON.stringify(value) !== JSON.stringify(before[index]?.value));
}
