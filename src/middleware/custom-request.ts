/** What only the application can add (mutual TLS, signatures): named by a document that has such a scheme. */
import type { CustomCredential, SessionClaim } from "../security/credential.ts";
import type { CustomScheme } from "../security/scheme.ts";
import { untilAborted } from "../waiting/until-aborted.ts";
import { type AttachmentRules, invalidCredential } from "./attachment.ts";
import type { TrackedCall } from "./call.ts";
import { followRedirects } from "./redirect.ts";
import { say } from "../say.ts";

/** The rules of schemes that this version has none for. */
export const customRequest: AttachmentRules<CustomScheme> = {
  isSetByCaller: () => false,
  attach: (_, value, claim) => ({
    in: "request",
    name: claim.name,
    value: "",
    // Only functions get here: a custom scheme takes nothing else.
    apply: (request, call) => applied(value as CustomCredential, claim, request, call),
    follow: followRedirects,
  }),
};

/** What a custom credential makes of the request: it may change all but where it goes, and when it ends. */
async function applied(
  credential: CustomCredential,
  { name, scopes }: SessionClaim,
  request: Request,
  { operation, signal, url }: TrackedCall,
): Promise<Request> {
  const answer = async (): Promise<unknown> => credential(request, { scopes, signal });
  const made = await untilAborted(answer(), signal);
  if (!(made instanceof Request))
    throw invalidCredential(name, say`made no Request of the one that it was given`, operation);
  if (new URL(made.url).origin !== new URL(url).origin) {
    throw invalidCredential(name, say`turned the request to another origin`, operation);
  }
  if (made === request) return made;
  return new Request(made, { redirect: request.redirect, ...(signal && { signal }) });
}
