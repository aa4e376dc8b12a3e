/** NestJS itself, with the document that its Swagger module writes. */
import type { AddressInfo } from "node:net";
import { NestFactory } from "@nestjs/core";
import type { NestExpressApplication } from "@nestjs/platform-express";
import { DocumentBuilder, SwaggerModule } from "@nestjs/swagger";
import type { Emitting } from "../harness/play.ts";
import { createTokenBook } from "../harness/tokens.ts";
import { moduleFor } from "./app.ts";

export async function serveNest(): Promise<Emitting> {
  const handled: unknown[] = [];
  const module = moduleFor({ handled, tokens: createTokenBook() });
  const app = await NestFactory.create<NestExpressApplication>(module, { logger: false });
  const options = new DocumentBuilder().setTitle("Notes").setVersion("1.0").addBearerAuth().build();
  const document = SwaggerModule.createDocument(app, options);
  await app.listen(0, "127.0.0.1");
  const { port } = app.getHttpServer().address() as AddressInfo; // It listens on a port, not on a pipe.
  return { url: `http://127.0.0.1:${port}`, handled, document, close: () => app.close() };
}
