/** What a new package leaves to its owner. */
import { hasLicenseText } from "./emit/papers.ts";
import type { InitResult } from "./init-package.ts";
import { isLocal } from "./package-facts.ts";

/** One sentence a point, the first to be settled first. */
export function openPoints({ facts, placed }: InitResult): string[] {
  const { license, repository, author, model, calls, address } = facts;
  return [
    ...(repository === undefined
      ? ["package.json names no repository, which provenance needs: --repository sets it."]
      : []),
    ...(author === undefined ? ["package.json names no author."] : []),
    ...(license === "UNLICENSED" ? ["The package is UNLICENSED: nobody may use it until you choose a licence."] : []),
    ...(hasLicenseText(license) ? [] : [`LICENSE has only the name of ${license}: put its text there.`]),
    ...(isLocal(facts) && address === undefined
      ? [
          "Nothing says where a newer document comes from: scripts/fetch-document.mjs takes its address, or the variable OPENAPI_ADDRESS.",
        ]
      : []),
    ...(placed.isAddressCut
      ? [
          "User, password and query of the document's address are left out, since they may be secret: see scripts/fetch-document.mjs.",
        ]
      : []),
    ...(model.sessions.length === 0 && model.schemes.some(({ credential }) => credential === "BearerCredential")
      ? ["No session is wired, so tokens are not renewed: latchkey.config.ts says what could be."]
      : []),
    ...(calls.open === undefined && calls.secured === undefined
      ? ["test/sdk.test.ts calls nothing yet: each operation takes input that only you know."]
      : []),
  ];
}
