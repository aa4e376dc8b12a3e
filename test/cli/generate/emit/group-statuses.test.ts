import { describe, expect, test } from "vitest";
import { groupStatuses } from "../../../../cli/src/generate/emit/group-statuses.ts";

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
