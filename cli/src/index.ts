/**
 * The programmatic interface of `@latchkey/cli`.
 *
 * @packageDocumentation
 */
export { defineConfig, type Config, type SchemeConfig, type SessionConfig, type SessionStepConfig } from "./config.ts";
export type { Change, Diff, Step } from "./diff/change.ts";
export { diff, type DiffOptions } from "./diff/diff.ts";
export type { ChangeStep } from "./diff/rules/rule.ts";
export type { RuleName } from "./diff/rules/rules.ts";
export { InputError, SpecError, type Place } from "./document/spec-error.ts";
export type { PackageConfig } from "./generate/beside/package-files.ts";
export { generate, type GenerateOptions, type GenerateResult } from "./generate/generate.ts";
export {
  fastApiNames,
  nestNames,
  routeNames,
  type NamedOperation,
  type Naming,
} from "./model/names/naming.ts";
export { inspect, type InspectOptions } from "./inspect/inspect.ts";
export type {
  Access,
  InspectedOperation,
  InspectedOrigin,
  InspectedScheme,
  InspectedSession,
  InspectedTag,
  Inspection,
  SchemeDefinition,
  Warning,
  WarningKind,
} from "./inspect/inspection.ts";
export { emitPage as inspectionPage } from "./inspect/page/emit-page.ts";
