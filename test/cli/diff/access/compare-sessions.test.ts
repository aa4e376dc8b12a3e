import { describe, expect, test } from "vitest";
import { told } from "../diff-text.ts";

const answer =
  "responses: { '200': { description: '', content: { application/json: { schema: { type: object, properties: { t: { type: string }, u: { type: string } } } } } } }";
const body =
  "requestBody: { content: { application/json: { schema: { type: object, properties: { r: { type: string }, s: { type: string } } } } } }";
const call = (id: string): string => `/${id}: { post: { operationId: ${id}, ${body}, ${answer} } }`;
const api = (a: string, b = ""): string =>
  `paths: { ${["in", "again", "renew", "other", "out"].map(call).join(", ")} }
components: { securitySchemes: { a: { type: http, scheme: bearer${a === "" ? "" : `, x-session: { ${a} }`} }, b: { type: http, scheme: bearer${b === "" ? "" : `, x-session: { ${b} }`} } } }`;
const refresh = (id = "renew", send = "/r", access = "/t"): string =>
  `refresh: { operationId: ${id}, send: ${send}, accessToken: ${access} }`;
const signIn = (id: string): string => `signIn: { operationId: ${id}, accessToken: /t }, ${refresh()}`;

describe("sessions", () => {
  test.each([
    ["", refresh(), ["session-added: `a` has a session."]],
    [refresh(), "", ["session-removed: `createASession` is gone."]],
    [
      refresh(),
      refresh("other"),
      ["session-operation-changed: `refresh` of `a` calls POST /other; it called POST /renew."],
    ],
    [refresh(), refresh("renew", "/s"), ["session-pointer-changed: `refresh` of `a` has the send /s; it was /r."]],
    [
      refresh(),
      refresh("renew", "/r", "/u"),
      ["session-pointer-changed: `refresh` of `a` has the accessToken /u; it was /t."],
    ],
    [signIn("in"), signIn("again"), ["sign-in-changed: `signIn` of `a` calls POST /again; it called POST /in."]],
    [refresh(), signIn("in"), ["session-step-added: `signIn` of `a` is new."]],
    [signIn("in"), refresh(), ["session-step-removed: `signIn` of `a` is gone."]],
    [
      refresh(),
      refresh().replace("send:", "params: { body: { s: x } }, send:"),
      ["session-constants-changed: `refresh` of `a` sends other constants."],
    ],
  ])("%s and %s", (before, now, want) => {
    expect(told(api(before), api(now))).toEqual(want);
  });

  test("are for another scheme where the first is another one", () => {
    expect(told(api("", refresh()), api(refresh(), refresh()))).toEqual([
      "session-added: `a` has a session.",
      "first-session-changed: `createSession` is for `a`; it was for `b`.",
    ]);
  });

  test("do not tell of an operation that has moved under its name", () => {
    const now = api(refresh()).replace("/renew: {", "/renewed: {");
    expect(told(api(refresh()), now)).toEqual(["route-changed: `renew` calls POST /renewed; it called POST /renew."]);
  });
});
