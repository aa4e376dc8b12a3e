import { callRules } from "./call-rules.ts";
import { commandRules } from "./command-rules.ts";
import { contractRules } from "./contract-rules.ts";
import { diffRules } from "./diff-rules.ts";
import { documentRules } from "./document-rules.ts";
import { fileStoreRules } from "./file-store-rules.ts";
import { fuzzRules } from "./fuzz-rules.ts";
import { generateRules } from "./generate-rules.ts";
import { initRules } from "./init-rules.ts";
import { inspectRules } from "./inspect-rules.ts";
import { mockRules } from "./mock-rules.ts";
import { modelRules } from "./model-rules.ts";
import { pageMutants } from "./page-rules.ts";
import { serverStoreRules } from "./server-store-rules.ts";
import { queryRules } from "./query-rules.ts";
import { refreshRules } from "./refresh-rules.ts";
import { requestRules } from "./request-rules.ts";
import { retryRules } from "./retry-rules.ts";
import { schemaRules } from "./schema-rules.ts";
import { setbackRules } from "./setback-rules.ts";
import { signInRules } from "./sign-in-rules.ts";
import { streamRules } from "./stream-rules.ts";
import { webStoreRules } from "./web-store-rules.ts";
import { wiringRules } from "./wiring-rules.ts";
import type { Mutant } from "./mutant.ts";

/** Every mutant, those of the runtime first. */
export const allRules: readonly Mutant[] = [
  ...callRules,
  ...requestRules,
  ...retryRules,
  ...queryRules,
  ...streamRules,
  ...pageMutants,
  ...refreshRules,
  ...setbackRules,
  ...contractRules,
  ...signInRules,
  ...wiringRules,
  ...webStoreRules,
  ...fileStoreRules,
  ...serverStoreRules,
  ...documentRules,
  ...modelRules,
  ...generateRules,
  ...schemaRules,
  ...fuzzRules,
  ...initRules,
  ...inspectRules,
  ...diffRules,
  ...mockRules,
  ...commandRules,
];
