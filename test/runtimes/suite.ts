/** What must work in every runtime: the cases, over the packed packages. */
import { calls } from "./calls.ts";
import type { Place } from "./case.ts";
import { credentials } from "./credentials.ts";
import { storeCasesOf } from "./kept.ts";
import { sessions } from "./sessions.ts";

/** What came of a case. */
export interface CaseReport {
  readonly name: string;
  readonly error?: string;
}

/** Runs all cases, one after the other. */
export async function runSuite(place: Place): Promise<CaseReport[]> {
  const reports: CaseReport[] = [];
  for (const [name, run] of [...Object.entries({ ...calls, ...credentials, ...sessions }), ...storeCasesOf(place)]) {
    const user = `user-${reports.length}`;
    try {
      await run(place, user);
      reports.push({ name });
    } catch (error) {
      reports.push({ name, error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
    }
  }
  return reports;
}
