import { expect, test } from "vitest";
import { placeDocument } from "../../../cli/src/init/place-document.ts";
import { InputError } from "../../../cli/src/document/spec-error.ts";
import { errorOf } from "../document/spec-document.ts";

const source = (location: string | undefined, text = "openapi: 3.1.0") => ({
  file: location ?? "<stdin>",
  name: "api.yaml",
  text,
  ...(location !== undefined && { location: new URL(location) }),
});
const address = (href: string, text?: string) => ({ ...source(href, text), named: new URL(href) });

test("one file has the usual name, by what is in it", () => {
  expect(placeDocument([source("file:///a/my-api.yml")]).files).toEqual(new Map([["openapi.yaml", "openapi: 3.1.0"]]));
  expect(placeDocument([source(undefined, '{ "openapi": "3.1.0" }')])).toMatchObject({
    spec: "openapi.json",
    address: undefined,
  });
});

test("several files keep their names, in a folder", () => {
  const placed = placeDocument([
    source("file:///a/api.yaml"),
    source("file:///a/b/c.yaml", "x"),
    source("https://x.example/y"),
  ]);
  expect(placed.spec).toBe("openapi/api.yaml");
  expect([...placed.files.keys()]).toEqual(["openapi/api.yaml", "openapi/b/c.yaml"]);
});

test("a file outside the document's folder is refused", () => {
  const error = errorOf(() => placeDocument([source("file:///a/api.yaml"), source("file:///b/c.yaml")]));
  expect(error).toBeInstanceOf(InputError);
});

test("an address is known, without what may be secret", () => {
  const secret = placeDocument([address("https://ada:pw@x.example/api.yaml?key=1")]);
  expect(secret).toMatchObject({ spec: "openapi.yaml", address: "https://x.example/api.yaml", isAddressCut: true });
  expect(placeDocument([address("https://x.example/api.yaml")]).isAddressCut).toBe(false);
});

test("several documents at addresses stay there", () => {
  const placed = placeDocument([address("https://x.example/api.yaml"), source("https://x.example/b.yaml")]);
  expect(placed).toMatchObject({ spec: "https://x.example/api.yaml", files: new Map() });
});
