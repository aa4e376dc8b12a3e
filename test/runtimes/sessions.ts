/** Sessions: sign-in, refresh, sign-out. */
import { getAccount, uploadMedia } from "../../generated/index.ts";
import { bytes, type Case, codeOf, control, echoed, equal, picture, signedIn } from "./case.ts";

/** The cases of sessions. */
export const sessions: Readonly<Record<string, Case>> = {
  async "a sign-in gives every call its token"({ origin }, user) {
    const { client, session } = await signedIn(origin, user);
    equal(echoed(await getAccount(client)).headers["authorization"], `Bearer a.${user}.0`);
    equal([session.status, await session.accessToken()], ["active", `a.${user}.0`]);
  },
  async "fifty calls with an expired token refresh once"({ origin }, user) {
    const { client, skip } = await signedIn(origin, user);
    skip(3600);
    const answers = await Promise.all(Array.from({ length: 50 }, () => getAccount(client)));
    equal(new Set(answers.map(({ status }) => status)).size, 1);
    equal(await control(origin, "counts", user), { edition: 1, isGood: true, refreshes: 1, refusals: 0, reuses: 0 });
  },
  async "a refused token is renewed, and the call sent again"({ origin }, user) {
    const { client, events } = await signedIn(origin, user);
    await control(origin, "expire", user);
    equal(echoed(await getAccount(client)).headers["authorization"], `Bearer a.${user}.1`);
    equal(events, ["started", "refreshed"]);
  },
  async "an upload is sent again whole"({ origin }, user) {
    const { client } = await signedIn(origin, user);
    await control(origin, "expire", user);
    const echo = echoed(await uploadMedia(client, { body: { file: picture(), details: { alt: "A pass" } } }));
    equal(echo.headers["authorization"], `Bearer a.${user}.1`);
    equal(atob(echo.body).includes(String.fromCodePoint(...bytes)), true);
  },
  async "a refresh token that is dead ends the session"({ origin }, user) {
    const { client, session } = await signedIn(origin, user);
    await control(origin, "revoke", user);
    equal(await codeOf(getAccount(client)), "SESSION_ENDED");
    equal(session.status, "ended");
  },
  async "a sign-out forgets the tokens"({ origin }, user) {
    const { client, session } = await signedIn(origin, user);
    await session.signOut();
    equal(await codeOf(getAccount(client)), "SIGNED_OUT");
  },
  async "a refresh ahead of time holds no call up"({ origin }, user) {
    const { client, session, events, skip } = await signedIn(origin, user);
    skip(3600 - 100);
    equal(echoed(await getAccount(client)).headers["authorization"], `Bearer a.${user}.0`);
    for (let times = 0; times < 100 && !events.includes("refreshed"); times++)
      await new Promise((resolve) => void setTimeout(resolve, 20));
    equal(await session.accessToken(), `a.${user}.1`);
  },
};
