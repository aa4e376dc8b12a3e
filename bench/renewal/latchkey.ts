import { createClient, createSession, getAccount } from "../../generated/index.ts";
import { type Begin, origin } from "./job.ts";

/** The generated endpoints with the built runtime and the session that the document describes. */
export const begin: Begin = async ({ accessToken, refreshToken, expiresAt }) => {
  // An expired token was received one lifetime ago, since its age is counted from receipt.
  let now = 0;
  const session = createSession({ baseUrl: origin, now: () => now });
  const expiresIn = 3600;
  await session.start({ accessToken, refreshToken, expiresIn });
  now = expiresIn * 1000 - Math.max(0, expiresAt - Date.now());
  const client = createClient({ baseUrl: origin, auth: { bearerAuth: session } });
  return async () => {
    const result = await getAccount(client);
    if (!result.ok) throw new Error(`Answered ${result.status}.`);
  };
};
