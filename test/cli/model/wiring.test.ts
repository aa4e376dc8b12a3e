import { expect, test } from "vitest";
import {
  fault,
  findOperation,
  nameOf,
  type WirableOperation,
  type WiringContext,
} from "../../../cli/src/model/wiring.ts";
import type { OperationModel } from "../../../cli/src/model/spec-model.ts";
import { documentOf } from "../document/spec-document.ts";

function operation(operationId: string | undefined, path: string, name: string): WirableOperation {
  const model = { method: "POST", path, name } as OperationModel; // The rest is not looked at.
  return { operationId, model, value: {} };
}

const byId = operation("renew", "/a", "renewIt");
const byRoute = operation(undefined, "/b", "renew");
const context: WiringContext = {
  document: documentOf("components:\n  x-session: { refresh: { operationId: no } }\n"),
  operations: [byRoute, byId],
};

test.each([
  ["renew", byId],
  ["POST /b", byRoute],
  ["renewIt", byId],
  ["post /b", undefined],
])("%j names an operation: by its operationId, else its route, else its function", (name, want) => {
  expect(findOperation(context, name)).toBe(want);
});

test("an operation without an operationId is called by its route", () => {
  expect([nameOf(byId), nameOf(byRoute)]).toEqual(["renew", "POST /b"]);
});

test("a mistake is told where it stands: in the document at its line, in the configuration by its keys", () => {
  const inDocument = { scheme: "t", value: {}, path: ["components", "x-session"] };
  expect(fault(context, inDocument, ["refresh", "operationId"], "Wrong.", "Mend it.")).toMatchObject({
    message: "api.yaml:2:40: Wrong.",
    pointer: "/components/x-session/refresh/operationId",
  });
  expect(fault(context, { ...inDocument, path: undefined }, ["refresh"], "Wrong.", "Mend it.").message).toBe(
    "session.t.refresh of the configuration: Wrong.",
  );
});
