import { describe, expect, test } from "vitest";
import { groupStatuses, registered } from "../../../../cli/src/generate/emit/group-statuses.ts";
import type { ErrorStatus, SuccessStatus } from "../../../../src/response/result.ts";

/** `"401:P 404:P"` to typed statuses, and the groups back to text. */
function group(declared: string, success = false): string[] {
  const typed = declared.split(" ").map((part) => {
    const [status = "", type = ""] = part.split(":");
    return { status, type };
  });
  return groupStatuses(typed, success).map(({ statuses, type }) => `${statuses} => ${type}`);
}

describe("groupStatuses", () => {
  test.each([
    ["401:P 404:P", ["401 | 404 => P"]],
    ["401:P 422:Q 404:P", ["401 | 404 => P", "422 => Q"]],
    ["default:P", ["ErrorStatus => P"]],
    ["401:P default:P", ["ErrorStatus => P"]],
    ["401:Q default:P", ["401 => Q", "Exclude<ErrorStatus, 401> => P"]],
    ["4XX:P", ["ClientErrorStatus => P"]],
    ["404:Q 4XX:P", ["404 => Q", "Exclude<ClientErrorStatus, 404> => P"]],
    [
      "404:Q 4XX:P default:R",
      ["404 => Q", "Exclude<ClientErrorStatus, 404> => P", "Exclude<ErrorStatus, ClientErrorStatus> => R"],
    ],
    ["4XX:P default:P", ["ErrorStatus => P"]],
    ["302:P 5XX:P", ["302 | ServerErrorStatus => P"]],
    ["499:P default:P", ["499 | ErrorStatus => P"]],
  ])("turns %s into %j", (declared, want) => {
    expect(group(declared)).toEqual(want);
  });

  test.each([
    ["200:A 2XX:B", ["200 => A", "Exclude<SuccessStatus, 200> => B"]],
    ["default:A", ["SuccessStatus => A"]],
  ])("turns the successes %s into %j", (declared, want) => {
    expect(group(declared, true)).toEqual(want);
  });
});

// biome-ignore format: one class a line
/** Does not compile unless it has exactly the statuses of the runtime's types. */
const statusesOfTheRuntime: Readonly<Record<SuccessStatus | ErrorStatus, true>> = {
  200: true, 201: true, 202: true, 203: true, 204: true, 205: true, 206: true, 207: true, 208: true, 226: true,
  300: true, 301: true, 302: true, 303: true, 304: true, 305: true, 307: true, 308: true,
  400: true, 401: true, 402: true, 403: true, 404: true, 405: true, 406: true, 407: true, 408: true, 409: true, 410: true,
  411: true, 412: true, 413: true, 414: true, 415: true, 416: true, 417: true, 418: true, 421: true, 422: true, 423: true,
  424: true, 425: true, 426: true, 428: true, 429: true, 431: true, 451: true,
  500: true, 501: true, 502: true, 503: true, 504: true, 505: true, 506: true, 507: true, 508: true, 510: true, 511: true,
};

test("knows the statuses that the runtime's types have", () => {
  expect([...registered]).toEqual(Object.keys(statusesOfTheRuntime));
});
