/** The programmatic interface of `@latchkey/cli`. */
export { defineConfig, type Config, type SchemeConfig, type SessionConfig, type SessionStepConfig } from "./config.ts";
export { InputError, SpecError, type Place } from "./generator/document/spec-error.ts";
export { generate, type GenerateOptions, type GenerateResult } from "./generator/generate.ts";
