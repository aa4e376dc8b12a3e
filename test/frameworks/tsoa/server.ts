/** tsoa itself: its command's functions write the document and the routes, which Express serves. */
import { once } from "node:events";
import { mkdir, readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { type ExtendedRoutesConfig, type ExtendedSpecConfig, generateRoutes, generateSpec } from "@tsoa/cli";
import { ValidateError } from "@tsoa/runtime";
import express, { type NextFunction, type Request, type Response, type Router } from "express";
import multer from "multer";
import type { Emitting } from "../harness/play.ts";
import { createTokenBook } from "../harness/tokens.ts";
import { HttpError } from "./controllers.ts";
import { state } from "./state.ts";

export async function serveTsoa(): Promise<Emitting> {
  state.handled = [];
  state.tokens = createTokenBook();
  const { document, addRoutes } = await build();
  const app = express();
  app.use(express.json());
  addRoutes(app, { multer: multer() });
  app.use(answerError);
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // It listens on a port, not on a pipe.
  const close = async (): Promise<void> => {
    server.close();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${port}`, handled: state.handled, document, close };
}

interface Built {
  readonly document: unknown;
  readonly addRoutes: (app: Router, options: { readonly multer: multer.Multer }) => void;
}

async function build(): Promise<Built> {
  const folder = resolve(".scratch/frameworks-tsoa");
  await mkdir(folder, { recursive: true });
  const common = {
    entryFile: resolve("test/frameworks/tsoa/server.ts"),
    controllerPathGlobs: [resolve("test/frameworks/tsoa/controllers.ts")],
  };
  const spec: ExtendedSpecConfig = {
    ...common,
    noImplicitAdditionalProperties: "ignore",
    outputDirectory: folder,
    specVersion: 3,
    name: "Notes",
    version: "1.0.0",
    basePath: "/",
    securityDefinitions: { jwt: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
  };
  const routes: ExtendedRoutesConfig = {
    ...common,
    noImplicitAdditionalProperties: "ignore",
    routesDir: folder,
    middleware: "express",
    authenticationModule: resolve("test/frameworks/tsoa/authentication.ts"),
    esm: true,
    rewriteRelativeImportExtensions: true,
    bodyCoercion: true,
  };
  const metadata = await generateSpec(spec);
  await generateRoutes(routes, undefined, undefined, metadata);
  const { RegisterRoutes } = (await import(join(folder, "routes.ts"))) as {
    readonly RegisterRoutes: Built["addRoutes"];
  };
  return { document: JSON.parse(await readFile(join(folder, "swagger.json"), "utf8")), addRoutes: RegisterRoutes };
}

/** The error handler of tsoa's manual. */
function answerError(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  if (error instanceof ValidateError) {
    response.status(422).json({ message: "Validation failed", details: error.fields });
  } else if (error instanceof HttpError) {
    response.status(error.status).json({ message: error.message });
  } else {
    next(error);
  }
}
