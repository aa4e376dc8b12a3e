/** The longest wait that a server can ask for, in milliseconds: an hour. */
const LONGEST = 3_600_000;

/**
 * Milliseconds of a `Retry-After`: seconds, or a date (RFC 9110, section 10.2.3). More than an hour counts as an hour.
 *
 * A date is held against the answer's own `Date`, so that a wrong clock does no harm; without one against `now`.
 */
export function retryAfterOf({ headers }: Response, now: () => number = Date.now): number | undefined {
  const header = headers.get("retry-after");
  if (header === null) return undefined;
  const milliseconds = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - sentAt(headers, now);
  return milliseconds > 0 ? Math.min(milliseconds, LONGEST) : undefined;
}

/** When the answer was made, by the clock of whoever wrote its date. */
function sentAt(headers: Headers, now: () => number): number {
  const date = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(date) ? now() : date;
}
