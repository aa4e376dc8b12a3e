/** How tsoa's routes check a token. */
import type { Request } from "express";
import { HttpError } from "./controllers.ts";
import { state } from "./state.ts";

export async function expressAuthentication(request: Request): Promise<void> {
  if (!state.tokens.accepts(request.headers.authorization)) throw new HttpError(401, "No token, or a stale one");
}
