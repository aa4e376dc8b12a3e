/** The security schemes of both documents. */
import { isObject, objectAt, stringAt, valueAt, type Json } from "../../document/json.ts";
import type { Path } from "../../document/pointer.ts";
import { resolveRef } from "../../document/resolve-ref.ts";
import type { SchemeModel } from "../../model/spec-model.ts";
import { type Change, changeOf } from "../change.ts";
import type { Side } from "../sides/side.ts";

/** What schemes that only have another name are called now: one is gone, one is new, and they are the same. */
export function renamedSchemes({ model: before }: Side, { model: now }: Side): ReadonlyMap<string, string> {
  const [gone, fresh] = [missingIn(before.schemes, now.schemes), missingIn(now.schemes, before.schemes)];
  const names = gone.flatMap((scheme) => {
    const same = fresh.filter((other) => factsOf(other) === factsOf(scheme));
    const rivals = gone.filter((other) => factsOf(other) === factsOf(scheme));
    const [only] = same;
    return same.length === 1 && rivals.length === 1 && only !== undefined ? [[scheme.name, only.name] as const] : [];
  });
  return new Map(names);
}

function missingIn(schemes: readonly SchemeModel[], others: readonly SchemeModel[]): SchemeModel[] {
  return schemes.filter(({ name }) => others.every((other) => other.name !== name));
}

function factsOf({ credential, data }: SchemeModel): string {
  return JSON.stringify([credential, Object.entries(data).map(String).toSorted()]);
}

/** What differs in what a client can hold, and in how it is sent. */
export function compareSchemes(before: Side, now: Side, names: ReadonlyMap<string, string>): Change[] {
  const old = before.model.schemes;
  const renamed = new Set(names.values());
  return [
    ...old.flatMap((scheme): Change[] => {
      const name = names.get(scheme.name) ?? scheme.name;
      const other = now.model.schemes.find((one) => one.name === name);
      const path = pathOf(name);
      if (other === undefined)
        return [changeOf("scheme-removed", null, pathOf(scheme.name), `The scheme \`${scheme.name}\` is gone.`)];
      const isRenamed = name !== scheme.name;
      const renaming = isRenamed
        ? [changeOf("scheme-renamed", null, path, `The scheme \`${scheme.name}\` is called \`${name}\`.`)]
        : [];
      return [...renaming, ...compareScheme(scheme, other, path), ...compareAddresses(before, now, scheme.name, name)];
    }),
    ...missingIn(now.model.schemes, old)
      .filter(({ name }) => !renamed.has(name))
      .map(({ name }) => changeOf("scheme-added", null, pathOf(name), `The scheme \`${name}\` is new.`)),
  ];
}

function pathOf(name: string): Path {
  return ["components", "securitySchemes", name];
}

function compareScheme(was: SchemeModel, is: SchemeModel, path: Path): Change[] {
  const { name } = is;
  if (was.credential !== is.credential) {
    const fits = isText(was) && (isText(is) || is.credential === "BearerCredential");
    return [
      changeOf(
        fits ? "scheme-text-changed" : "scheme-credential-changed",
        null,
        path,
        `\`${name}\` takes ${wordOf(is)}; it took ${wordOf(was)}.`,
      ),
    ];
  }
  if (factsOf(was) === factsOf(is)) return [];
  if (wireOf(was) === wireOf(is))
    return [
      changeOf(
        "scheme-type-changed",
        null,
        path,
        `\`${name}\` is ${is.data["type"] ?? ""}; it was ${was.data["type"] ?? ""}.`,
      ),
    ];
  return [
    changeOf(
      "scheme-moved",
      null,
      path,
      `\`${name}\` is sent as ${wireOf(is)}; it was ${wireOf(was)}. Upgrade before the server stops taking the old one.`,
    ),
  ];
}

/** Whether it takes a text or what gives one, and nothing else: whatever fits it fits a bearer scheme too. */
function isText({ credential }: SchemeModel): boolean {
  return credential === "ApiKeyCredential" || credential === "HttpCredential";
}

function wordOf({ credential }: SchemeModel): string {
  return credential
    .replace("Credential", "")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
}

/** How a credential is sent; a bearer token is one whatever gives it. */
function wireOf({ credential, data }: SchemeModel): string {
  const { in: place, name, prefix, scheme } = data;
  if (place !== undefined)
    return `${place} ${name ?? ""}${prefix === undefined ? "" : ` with ${JSON.stringify(prefix)}`}`;
  return credential === "BearerCredential" ? "Authorization: Bearer" : `Authorization: ${scheme ?? ""}`;
}

const addressKeys = ["tokenUrl", "refreshUrl", "authorizationUrl", "deviceAuthorizationUrl"];

/** Where tokens come from. */
function compareAddresses(before: Side, now: Side, oldName: string, name: string): Change[] {
  const [was, is] = [addressesOf(before, oldName), addressesOf(now, name)];
  return [...is].flatMap(([key, { address, path }]) => {
    const old = was.get(key)?.address;
    if (old === undefined || old === address) return [];
    const origin = originOf(address);
    const warning = origin === originOf(old) ? "" : ` ${origin} is a new origin that sees secrets.`;
    return [
      changeOf("token-address-changed", null, path, `\`${name}\` has the ${key} ${address}; it was ${old}.${warning}`),
    ];
  });
}

interface Address {
  readonly address: string;
  readonly path: Path;
}

function addressesOf({ root, schemes = {} }: Side, name: string): Map<string, Address> {
  const declared = objectAt(objectAt(root, "components"), "securitySchemes")[name];
  const place = resolveRef(root, declared, pathOf(name));
  const scheme: Json = { ...place?.value, ...schemes[name] };
  const path = place?.path ?? pathOf(name);
  const found = new Map<string, Address>();
  const discovery = stringAt(scheme, "openIdConnectUrl");
  if (discovery !== undefined)
    found.set("openIdConnectUrl", { address: discovery, path: [...path, "openIdConnectUrl"] });
  for (const [flow, value] of Object.entries(objectAt(scheme, "flows"))) {
    for (const key of addressKeys) {
      const address = isObject(value) ? valueAt(value, key) : undefined;
      if (typeof address === "string") found.set(`${key} of ${flow}`, { address, path: [...path, "flows", flow, key] });
    }
  }
  return found;
}

function originOf(address: string): string {
  return URL.canParse(address) ? new URL(address).origin : "the API's own server";
}
