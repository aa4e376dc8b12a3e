import type { Paint, Style } from "../inspect/terminal/paint.ts";
import type { SeenRequest } from "./request-log.ts";

/** One request as a line: `09:41:07 200 GET    /account  token live`. */
export function requestLine(request: SeenRequest, paint: Paint): string {
  const { method, path, status, token, event, at } = request;
  const time = new Date(at).toISOString().slice(11, 19);
  const parts = [
    paint("gray", time),
    paint(statusColour(status), status === 0 ? "cut" : String(status)),
    method.padEnd(6),
    path,
    ...(token === "none" ? [] : [paint(token === "live" ? "cyan" : "yellow", `token ${token}`)]),
    ...(event === undefined ? [] : [paint("magenta", event)]),
  ];
  return parts.join(" ");
}

function statusColour(status: number): Style {
  if (status === 0 || status >= 500) return "red";
  return status >= 400 ? "yellow" : "green";
}
