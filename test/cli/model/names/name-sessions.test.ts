import { describe, expect, test } from "vitest";
import { nameSessions } from "../../../../cli/src/model/names/name-sessions.ts";

describe("nameSessions", () => {
  test.each([
    [["bearerAuth"], ["createBearerAuthSession"]],
    [
      ["user", "admin-app"],
      ["createUserSession", "createAdminAppSession"],
    ],
    [
      ["a-b", "a.b"],
      ["createABSession", "createABSession_"],
    ],
    [["--"], ["createSession_"]],
    [[], []],
  ])("names %j %j, and leaves createSession to the first", (schemes, want) => {
    expect([...nameSessions(schemes).values()]).toEqual(want);
  });
});
