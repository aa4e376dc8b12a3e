import { defineConfig } from "@latchkey/cli";

export default defineConfig({
  spec: "openapi.yaml",
  out: "generated",
  importExtension: ".ts",
});
