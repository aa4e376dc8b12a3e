import { describe, expect, test } from "vitest";
import { generateText } from "../generate-text.ts";

const ref = (name: string): string => `{ $ref: "#/components/schemas/${name}" }`;

/** The declarations in a line each. */
function declared(schemas: string): string[] {
  const text = generateText(`components: { schemas: { ${schemas} } }`).file("schemas.ts");
  const [, ...declarations] = text.replaceAll(/\/\*\*[\s\S]*?\*\//g, "").split("export ");
  return declarations.map((declaration) => declaration.replaceAll(/\s+/g, " ").trim());
}

const own = "{ type: object, properties: { name: { type: string } } }";

describe("breakCircles", () => {
  test("leaves what extends a base its properties, and the base its alternatives", () => {
    const Pet = `{ type: object, properties: { name: { type: string } }, oneOf: [${ref("Dog")}, ${own}] }`;
    const Dog = `{ allOf: [${ref("Pet")}, { type: object, properties: { bark: { type: boolean } } }] }`;
    expect(declared(`Pet: ${Pet}, Dog: ${Dog}`)).toEqual([
      "type Pet = { name?: string; } & (Dog | { name?: string; });",
      "type Dog = { name?: string; } & { bark?: boolean; };",
    ]);
  });

  test("leaves what extends an extension the properties of all that it extends", () => {
    const Pet = `{ type: object, properties: { name: { type: string } }, oneOf: [${ref("Dog")}, ${ref("Puppy")}] }`;
    const Dog = `{ allOf: [${ref("Pet")}, { type: object, properties: { bark: { type: boolean } } }] }`;
    const Puppy = `{ allOf: [${ref("Dog")}, { type: object, properties: { weeks: { type: integer } } }] }`;
    expect(declared(`Pet: ${Pet}, Dog: ${Dog}, Puppy: ${Puppy}`)).toContain(
      "type Puppy = ({ bark?: boolean; } & { name?: string; }) & { weeks?: number; };",
    );
    const mapping = "discriminator: { propertyName: name, mapping: { dog: Dog, puppy: Puppy } }";
    const Told = Pet.replace("oneOf", `${mapping}, oneOf`);
    expect(declared(`Puppy: ${Puppy}, Pet: ${Told}, Dog: ${Dog}`)).toContain(
      'type Puppy = { name: "puppy"; } & Without<{ name: "dog"; } & { bark?: boolean; } & { name?: string; }, "name"> & { weeks?: number; };',
    );
  });

  test("looks behind the null of a base", () => {
    const Pet = `{ nullable: true, type: object, properties: { name: { type: string } }, oneOf: [${ref("Dog")}, ${own}] }`;
    const Dog = `{ allOf: [${ref("Pet")}, { type: object, properties: { bark: { type: boolean } } }] }`;
    expect(declared(`Pet: ${Pet}, Dog: ${Dog}`)).toContain("type Dog = { name?: string; } & { bark?: boolean; };");
  });

  test("leaves out an alternative that leads back", () => {
    expect(declared(`S: { anyOf: [${ref("S")}, { type: number }] }`)).toEqual(["type S = never | number;"]);
    expect(declared(`U: { oneOf: [${ref("V")}, { type: string }] }, V: { allOf: [${ref("U")}] }`)).toEqual([
      "type U = never | string;",
      "type V = U;",
    ]);
  });

  test("knows nothing of what is itself alone", () => {
    expect(declared(`S: { allOf: [${ref("S")}] }`)).toEqual(["type S = unknown;"]);
  });

  test.each([
    ["a property", `{ type: object, properties: { s: ${ref("S")} } }`, "interface S { s?: S; }"],
    ["a list", `{ type: array, items: ${ref("S")} }`, "type S = S[];"],
    ["a tuple", `{ type: array, prefixItems: [${ref("S")}], items: false }`, "type S = [ S? ];"],
    ["a map", `{ type: object, additionalProperties: ${ref("S")} }`, "type S = { [key: string]: S; };"],
  ])("lets a schema be in %s of itself", (_, schema, want) => {
    expect(declared(`S: ${schema}`)).toEqual([want]);
  });
});
