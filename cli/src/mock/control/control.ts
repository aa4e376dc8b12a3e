/** Switches over HTTP, for suites that do not run in the mock's process: Playwright, a phone's tests, another language. */
import { isContainer } from "../../document/json.ts";
import { type Answer, empty, encodeJson, problem } from "../http/answer.ts";
import type { Call } from "../http/call.ts";
import { decodeText } from "../http/octets.ts";
import type { MockControls } from "../mock-server.ts";
import { MockSwitchError } from "../switch-error.ts";
import { isTrusted } from "./is-trusted.ts";

/** Below this path are the switches. */
export const controlPath = "/__latchkey";

type Settings = Readonly<Record<string, unknown>>;

/** One switch: what it does, and what it answers. */
type Command = (mock: MockControls, settings: Settings) => unknown;

/** What can be posted, by its name. A switch checks its settings itself. */
const commands: Readonly<Record<string, Command>> = {
  expire: (mock) => mock.expire(),
  revoke: (mock, { subject }) => mock.revoke(optionalText("subject", subject)),
  "revoke-refresh": (mock) => mock.revokeRefresh(),
  refuse: (mock, { count = 1, ...options }) => mock.refuse(count as number, options),
  "fail-refresh": (mock, { count = 1, failure = 503 }) => mock.failRefresh(count as number, failure as number),
  delay: (mock, { operation, ms }) => {
    mock.delay({ ms: Number(ms), ...(operation !== undefined && { operation: text("operation", operation) }) });
  },
  respond: (mock, { operation, times, ...answer }) => {
    mock.respond(text("operation", operation), answer, times === undefined ? {} : { times: times as number });
  },
  issue: (mock, options) => mock.issue(options),
  forge: async (mock) => ({ accessToken: await mock.forge() }),
  reset: (mock) => mock.reset(),
};

/** What can be read. */
const readings: Readonly<Record<string, (mock: MockControls) => unknown>> = {
  requests: ({ requests }) => requests,
  violations: ({ violations }) => violations,
};

/** Creates what answers calls below the path of the switches, and nothing else. */
export function createControl(mock: MockControls): (call: Call) => Promise<Answer | undefined> {
  return async (call) => {
    if (call.path !== controlPath && !call.path.startsWith(`${controlPath}/`)) return undefined;
    if (!isTrusted(call.headers)) {
      return problem(403, "Switches are taken from this machine, by its name `localhost` or by an address.");
    }
    const name = call.path.slice(controlPath.length + 1);
    try {
      return await answer(mock, name, call);
    } catch (error) {
      if (!(error instanceof MockSwitchError)) throw error;
      return problem(400, error.message, [], { near: error.near });
    }
  };
}

async function answer(mock: MockControls, name: string, call: Call): Promise<Answer> {
  const reading = Object.hasOwn(readings, name) ? readings[name] : undefined;
  if (reading !== undefined) return call.method === "GET" ? json(reading(mock)) : wrongMethod("GET");
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    const detail = `There are POST ${Object.keys(commands).join(", ")} and GET ${Object.keys(readings).join(", ")}.`;
    return problem(404, `There is no switch ${JSON.stringify(name)}. ${detail}`);
  }
  if (call.method !== "POST") return wrongMethod("POST");
  const result = await command(mock, readSettings(call));
  return result === undefined ? empty(204) : json(result);
}

function json(value: unknown): Answer {
  return { status: 200, headers: [["content-type", "application/json"]], body: encodeJson(value) };
}

function wrongMethod(method: string): Answer {
  return problem(405, `Use ${method}.`, [["allow", method]]);
}

function readSettings(call: Call): Settings {
  if (call.body.length === 0) return {};
  let value: unknown;
  try {
    value = JSON.parse(decodeText(call.body));
  } catch {
    throw new MockSwitchError("The body is not JSON.");
  }
  if (!isContainer(value) || Array.isArray(value)) throw new MockSwitchError("The body is a JSON object.");
  return value;
}

function text(name: string, value: unknown): string {
  if (typeof value === "string") return value;
  throw new MockSwitchError(`\`${name}\` is a text.`);
}

function optionalText(name: string, value: unknown): string | undefined {
  return value === undefined ? undefined : text(name, value);
}
