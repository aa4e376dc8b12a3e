import { expect, test } from "vitest";
import { nearestName } from "../../../../cli/src/model/names/nearest-name.ts";

test.each([
  ["pest", ["pets", "store", "user"], "pets"],
  ["Pets", ["pets", "petss"], "pets"],
  ["listFed", ["listFeed", "listPets"], "listFeed"],
  ["/fed/{id}", ["/feed/{id}", "/feed"], "/feed/{id}"],
  ["x", ["pets"], undefined],
  ["orders", ["pets"], undefined],
  ["anything", [], undefined],
])("%s among %j may be %s", (name, known, nearest) => {
  expect(nearestName(name, known)).toBe(nearest);
});
