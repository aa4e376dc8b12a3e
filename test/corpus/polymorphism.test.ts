/** Values that fit a schema compile, and values that do not are refused, where unions, bases and parts meet. */
import { join, resolve } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { generate } from "../../cli/src/generate/generate.ts";
import { compilers, diagnose, patience } from "../../scripts/types/diagnose.ts";
import { writeTypesFolder } from "../../scripts/types/types-folder.ts";

const fitting = [
  'is<S.Holder>({ device: { kind: "ak", a: "" }, base: { type: "Sub", id: 1 } });',
  '{ const holder = it<S.Holder>(); if (holder.device.kind === "bk") is<string>(holder.device.b); }',
  "is<string>(it<S.Holder>().base.type);",
  'is<S.UnionExtended>({ kind: "ak", a: "", status: "on" });',
  'is<S.Sub>({ type: "Sub", id: 1, z: 1 });',
  "is<number>(it<S.Sub>().id);",
  'is<S.SubSub>({ type: "SubSub", id: 1, z: 1, deep: true });',
  "is<number>(it<S.SubSub>().z);",
  'is<S.OwnValues>({ kind: "text", text: "" });',
  'is<S.Numbers>({ v: 1, a: "" });',
  'is<S.Numbers>({ v: 2, z: "" });',
  "is<string>(it<S.RequiredInPart>().title);",
  'is<S.RequiredInObjectPart>({ id: "", body: "" });',
  "is<string | number>(it<S.RequiredBesideOneOf>().key);",
  'is<S.RequiredUndescribed>({ email: "", user: 1 });',
  'is<S.TwoBases>({ t: "TwoBases", u: "TwoBases", a: 1, b: 1, x: 1 });',
  'is<S.First>({ k: "one" });',
  'is<S.Second>({ k: "uno" });',
  'is<S.CardPayment>({ method: "card", amount: 1, last4: "" });',
  'is<S.Pet>({ kind: "Dog", name: "", bark: true });',
  "is<S.Endless>(1);",
  "is<S.NullOrDraft>(null);",
  'is<S.NullOrDraft>({ title: "" });',
];

const refused = [
  'is<S.Holder["device"]>({ kind: "ak", b: "" });',
  'is<S.Holder["base"]>({ id: 1 });',
  'is<S.UnionExtended>({ kind: "UnionExtended", a: "" });',
  'is<S.Sub>({ type: "Sub", z: 1 });',
  'is<S.Sub>({ type: "Base", id: 1, z: 1 });',
  'is<S.SubSub>({ type: "Sub", id: 1, z: 1 });',
  'is<S.OwnValues>({ kind: "TextNote", text: "" });',
  'is<S.Numbers>({ v: "1", a: "" });',
  "is<S.RequiredInPart>({});",
  'is<S.RequiredInObjectPart>({ id: "" });',
  "is<S.RequiredBesideOneOf>({});",
  'is<S.RequiredUndescribed>({ email: "" });',
  'is<S.TwoBases>({ u: "TwoBases" });',
  'is<S.Pet>({ kind: "Dog", meow: true });',
  'is<S.CardPayment>({ method: "CardPayment", amount: 1, last4: "" });',
];

const application = `
import type { schemas as S } from "./sdk/index.ts";
declare function is<T>(value: T): void;
declare function it<T>(): T;
${fitting.join("\n")}
${refused.map((statement) => `// @ts-expect-error\n${statement}`).join("\n")}
`;

let folder: string;
beforeAll(async () => {
  folder = await writeTypesFolder("polymorphism", new Map([["index.ts", application]]), { isolatedDeclarations: true });
  const spec = resolve("test/corpus/documents/polymorphism.yaml");
  await generate({ spec, out: join(folder, "sdk"), importExtension: ".ts" });
}, patience);

test.each(compilers)("$name takes what fits and refuses what does not", { timeout: patience }, async (compiler) => {
  const { diagnostics } = await diagnose(compiler, folder);
  const lines = application.split("\n");
  expect(diagnostics.map(({ line, message }) => [lines[line - 1], ...message])).toEqual([]);
});
