/** Servers with their variables filled in (OpenAPI 3.1, section 4.8.5). */
import { isObject, listAt, mapValues, objectAt, stringAt, type Json } from "../document/json.ts";

/** The URLs of a `servers` list, each variable replaced by its default. */
export function resolveServers(owner: Json): string[] {
  return listAt(owner, "servers").filter(isObject).map(serverUrl);
}

function serverUrl(server: Json): string {
  const defaults = mapValues(objectAt(server, "variables"), (variable) => stringAt(variable, "default"));
  const url = stringAt(server, "url") ?? "/";
  return url.replaceAll(
    /\{([^{}]*)\}/g,
    (whole, name: string) => (Object.hasOwn(defaults, name) ? defaults[name] : undefined) ?? whole,
  );
}

/** Whether a server needs no base. */
export function isAbsoluteUrl(url: string): boolean {
  return /^https?:\/\/[^/]/i.test(url);
}
