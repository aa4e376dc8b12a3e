import { describe, expect, test } from "vitest";
import { told } from "../diff-text.ts";

const compared = (before: readonly string[], now: readonly string[]): string[] => {
  const api = (servers: readonly string[]): string =>
    `servers: [${servers.map((url) => `{ url: '${url}' }`).join(", ")}]\npaths: { /a: { get: { operationId: a, responses: {} } } }`;
  return told(api(before), api(now));
};
const [a, b] = ["https://a.example", "https://b.example"] as const;

describe("servers", () => {
  test.each<[string[], string[], string[]]>([
    [[a], [b], [`server-changed: Calls go to ${b}; they went to ${a}. Credentials go to a new origin.`]],
    [[a], [`${a}/v2`], [`server-changed: Calls go to ${a}/v2; they went to ${a}.`]],
    [[a], [], [`server-removed: There is no absolute server any more; it was ${a}.`]],
    [[a], ["/v1"], [`server-removed: There is no absolute server any more; it was ${a}.`]],
    [["/v1"], [a], [`server-added: Calls go to ${a} unless a client says otherwise.`]],
    [["/v1"], ["/v2"], ["server-changed: Calls go to /v2; they went to /v1."]],
    [[a], [a, b], ["other-servers-changed: The servers after the first have changed."]],
  ])("%j and %j", (before, now, want) => {
    expect(compared(before, now)).toEqual(want);
  });
});
