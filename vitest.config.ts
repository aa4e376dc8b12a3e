import { defineConfig } from "vitest/config";

export default defineConfig({
  ssr: { resolve: { conditions: ["latchkey-source"] } },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
