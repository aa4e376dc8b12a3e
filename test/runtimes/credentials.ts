/** Which credential goes where. */
import { createClient, getAccount, getMetrics, getPost, getWidget } from "../../generated/index.ts";
import { type Case, codeOf, echoed, equal, signedIn } from "./case.ts";

/** The cases of credentials. */
export const credentials: Readonly<Record<string, Case>> = {
  async "a call without its credential throws before it is sent"({ origin }) {
    const bare: object = createClient({ baseUrl: origin });
    equal(await codeOf(getAccount(bare as Parameters<typeof getAccount>[0])), "MISSING_CREDENTIAL");
  },
  async "a key in the query, and a user's name and password"({ origin }) {
    const auth = { widgetKey: "wk 1&2", basicAuth: { username: "scraper", password: "pässword" } };
    const client = createClient({ baseUrl: origin, auth });
    equal(echoed(await getWidget(client)).target, "/partner/widget?key=wk%201%262");
    equal(echoed(await getMetrics(client)).headers["authorization"], "Basic c2NyYXBlcjpww6Rzc3dvcmQ=");
  },
  async "a redirect inside the origin keeps the token"({ origin }, user) {
    const { client } = await signedIn(origin, user);
    const echo = echoed(await getPost(client, { params: { path: { id: "moved" } } }));
    equal([echo.target, echo.headers["authorization"]], ["/feed/p_1", `Bearer a.${user}.0`]);
  },
  async "a redirect to another origin does not"({ origin }, user) {
    const { client } = await signedIn(origin, user);
    const echo = echoed(await getPost(client, { params: { path: { id: "elsewhere" } } }));
    equal([echo.target, echo.headers["authorization"] ?? null], ["/feed/p_1", null]);
  },
};
