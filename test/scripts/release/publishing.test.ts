import { expect, test } from "vitest";
import { unfilledFields } from "../../../scripts/release/publishing.ts";

test("names each field that is still empty", () => {
  const publishing = { repository: "", homepage: "https://x.example", bugs: "", securityContact: "", keywords: [] };

  expect(unfilledFields(publishing)).toEqual(["repository", "bugs", "securityContact", "keywords"]);
});

test("names nothing once all is filled in", () => {
  const address = "https://x.example";
  const publishing = {
    repository: address,
    homepage: address,
    bugs: address,
    securityContact: address,
    keywords: ["x"],
  };

  expect(unfilledFields(publishing)).toEqual([]);
});
