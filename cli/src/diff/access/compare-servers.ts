/** The servers of both documents. */
import { isAbsoluteUrl } from "../../model/resolve-servers.ts";
import { type Change, changeOf } from "../change.ts";
import type { Side } from "../sides/side.ts";

/** What differs in where calls go, and credentials with them. */
export function compareServers({ model: before }: Side, { model: now }: Side): Change[] {
  const [was, is] = [before.servers[0], now.servers[0]];
  const [hadServer, hasServer] = [was, is].map((server) => server !== undefined && isAbsoluteUrl(server));
  const path = ["servers", "0"];
  if (hadServer === true && hasServer !== true)
    return [changeOf("server-removed", null, path, `There is no absolute server any more; it was ${was ?? ""}.`)];
  if (hadServer !== true && hasServer === true)
    return [changeOf("server-added", null, path, `Calls go to ${is ?? ""} unless a client says otherwise.`)];
  if (was !== is) {
    const message = `Calls go to ${is ?? "/"}; they went to ${was ?? "/"}.`;
    const warning = hasServer === true && isOtherOrigin(was, is) ? " Credentials go to a new origin." : "";
    return [changeOf("server-changed", null, path, message + warning)];
  }
  if (JSON.stringify(before.servers) === JSON.stringify(now.servers)) return [];
  return [changeOf("other-servers-changed", null, ["servers"], "The servers after the first have changed.")];
}

function isOtherOrigin(was = "", is = ""): boolean {
  return !URL.canParse(was) || !URL.canParse(is) || new URL(was).origin !== new URL(is).origin;
}
