import { expect, test } from "vitest";
import type { Json } from "../../../../cli/src/document/json.ts";
import { parseDocument } from "../../../../cli/src/document/parse-document.ts";
import { withPlainReferences } from "../../../../cli/src/document/references/plain-references.ts";

/** What becomes of the references of `components.schemas.X`, by key. */
function plainReferences(references: string, others: string): Json {
  const text = `openapi: 3.2.0
$self: https://api.example/v1/openapi.yaml
components:
  schemas:
    X: { properties: { ${references} } }
${others}`;
  const { root } = withPlainReferences(parseDocument({ file: "t.yaml", name: "t.yaml", text }));
  return JSON.parse(JSON.stringify(root)).components.schemas;
}

const pet = `    Pet:
      $id: schemas/pet.json
      $defs: { Tag: { $anchor: tag }, Other: { $id: /deep/other.json } }
      properties: { a: { $ref: "#/$defs/Tag" }, b: { $ref: "#tag" }, c: { $ref: "../../deep/other.json" }, d: { $ref: "#/components/schemas/X" } }
`;

test.each([
  ["#/components/schemas/Pet", "#/components/schemas/Pet"],
  ["https://api.example/v1/openapi.yaml#/components/schemas/Pet", "#/components/schemas/Pet"],
  ["openapi.yaml#/components/schemas/Pet", "#/components/schemas/Pet"],
  ["schemas/pet.json", "#/components/schemas/Pet"],
  ["https://api.example/v1/schemas/pet.json#tag", "#/components/schemas/Pet/$defs/Tag"],
  ["schemas/pet.json#/$defs/Tag", "#/components/schemas/Pet/$defs/Tag"],
  ["https://api.example/deep/other.json", "#/components/schemas/Pet/$defs/Other"],
  ["other.yaml#/Pet", "other.yaml#/Pet"],
  ["schemas/pet.json#/nothing", "schemas/pet.json#/nothing"],
])("%s is %s", (ref, want) => {
  const schemas = plainReferences(`x: { $ref: "${ref}" }`, pet);
  expect(schemas).toMatchObject({ X: { properties: { x: { $ref: want } } } });
});

test("resolves a schema's references against its own `$id`, and its document's where that is what they mean", () => {
  expect(plainReferences("", pet)).toMatchObject({
    Pet: {
      properties: {
        a: { $ref: "#/components/schemas/Pet/$defs/Tag" },
        b: { $ref: "#/components/schemas/Pet/$defs/Tag" },
        c: { $ref: "#/components/schemas/Pet/$defs/Other" },
        d: { $ref: "#/components/schemas/X" },
      },
    },
  });
});

test("follows a mapping, and a dynamic reference to where it leads at first", () => {
  const tree =
    '    Tree: { $dynamicAnchor: node, items: { $dynamicRef: "#node" }, discriminator: { propertyName: t, mapping: { a: "./openapi.yaml#/components/schemas/X" } } }\n';
  expect(plainReferences("", tree)).toMatchObject({
    Tree: {
      items: { $ref: "#/components/schemas/Tree" },
      discriminator: { mapping: { a: "#/components/schemas/X" } },
    },
  });
});

test("leaves examples alone", () => {
  const example = '    E: { $id: e.json, example: { $ref: "e.json" } }\n';
  expect(plainReferences("", example)).toMatchObject({ E: { example: { $ref: "e.json" } } });
});
