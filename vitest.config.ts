import { defineConfig } from "vitest/config";

/** What starts processes, a browser or a compiler, or reads the whole repository: minutes of work. */
const whole = [
  "bench",
  "browser",
  "command",
  "corpus",
  "diff",
  "docs",
  "fuzz",
  "init",
  "judge",
  "linear",
  "package",
  "processes",
  "scripts",
  "types",
].map((folder) => `test/${folder}/**/*.test.ts`);

/** What generates, compiles and runs whole programs too, but in one process: each would import the same half of the repository. */
const frameworks = "test/frameworks/**/*.test.ts";

export default defineConfig({
  ssr: { resolve: { conditions: ["latchkey-source"] } },
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // By default one processor is left to others.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        // Without a process for each file it takes a third of the time; the set-up takes back what a file leaves behind.
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: [...whole, frameworks],
          isolate: false,
          setupFiles: ["test/clean-floor.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "frameworks",
          include: [frameworks],
          isolate: false,
          setupFiles: ["test/clean-floor.ts"],
          testTimeout: 120_000,
        },
      },
      { extends: true, test: { name: "whole", include: whole } },
    ],
  },
});
