/** Compiles both packages into their `dist`. */
import { join } from "node:path";
import { compile } from "./release/compile.ts";
import { packages } from "./release/packages.ts";

await Promise.all(packages.map((pkg) => compile(pkg, join(pkg.folder, "dist"))));
