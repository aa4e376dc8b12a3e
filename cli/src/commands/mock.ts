/** `latchkey mock`: a server for a document, with living tokens. */
import { once } from "node:events";
import { styleText } from "node:util";
import { Command, InvalidArgumentError } from "commander";
import { modelOptions, overlaysOf, type Config } from "../config.ts";
import type { Paint } from "../inspect/terminal/paint.ts";
import { loadConfig } from "../load-config.ts";
import type { Mock, MockOptions, SeenRequest } from "../mock/index.ts";
import { requestLine } from "../mock/request-line.ts";
import {
  type AccessFlags,
  accessOf,
  type GlobalOptions,
  withAccessOptions,
  withGlobalOptions,
} from "./global-options.ts";
import { listenToKeys } from "./mock-keys.ts";
import { showProgress } from "./show-progress.ts";

interface MockFlags extends GlobalOptions, AccessFlags {
  readonly port: number;
  readonly accessTtl: number;
  readonly control?: boolean;
}

/** What a mock prints: where it is, and each request. */
interface Printer {
  listening(mock: Mock, flags: MockFlags): void;
  request(request: SeenRequest): void;
}

/** The command `latchkey mock`, which serves until it is interrupted. */
export function mockCommand(): Command {
  const command = new Command("mock")
    .description(
      "serve an OpenAPI document, with tokens that are signed, expire and rotate, and with Prism judging requests",
    )
    .argument("[spec]", "the document: a file, an address, or - for standard input; openapi.yaml by default")
    .option("--port <number>", "the port to listen on, 0 for any", parsePort, 4010)
    .option("--access-ttl <seconds>", "how long access tokens live", parseSeconds, 300)
    .option("--control", "take switches over HTTP too, under /__latchkey: expire, revoke, refuse, delay, respond");
  return withGlobalOptions(withAccessOptions(command)).action(runMock);
}

async function runMock(spec: string | undefined, flags: MockFlags): Promise<void> {
  const printer = choosePrinter(flags);
  const config = await loadConfig(flags.config);
  const options = { ...resolveOptions(spec, flags, config), log: (request: SeenRequest) => printer.request(request) };
  const progress = showProgress(flags);
  progress.show(`Reading ${options.spec}`);
  const { startMock } = await import("../mock/index.ts");
  const mock = await startMock(options).finally(progress.clear);
  printer.listening(mock, flags);
  const keys = flags.silent === true || flags.json === true ? undefined : listenToKeys(mock, print);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  keys?.close();
  await mock.close();
}

/** Flags win over the file, the file over the document. */
function resolveOptions(spec: string | undefined, flags: MockFlags, config: Config): MockOptions & { spec: string } {
  return {
    ...modelOptions(config),
    ...overlaysOf(config),
    ...accessOf(flags),
    spec: spec ?? config.spec ?? "openapi.yaml",
    port: flags.port,
    accessTtl: flags.accessTtl,
    control: flags.control === true,
  };
}

function choosePrinter({ silent, json }: MockFlags): Printer {
  if (silent === true) return { listening: () => undefined, request: () => undefined };
  return json === true ? jsonPrinter : textPrinter;
}

const jsonPrinter: Printer = {
  listening: ({ url, verifies, signIns, control }) =>
    print(JSON.stringify({ type: "listening", url, verifies, signIns, ...(control !== undefined && { control }) })),
  request: (request) => print(JSON.stringify({ type: "request", ...request })),
};

const paint: Paint = (colour, line) => styleText(colour, line, { stream: process.stdout });

const textPrinter: Printer = {
  listening({ url, verifies, signIns, control }, { accessTtl }) {
    print(`Mock at ${paint("cyan", url)}, stop it with Ctrl+C.`);
    if (!verifies) {
      print(
        "Neither the document (x-session) nor the configuration (session) wires a session: tokens are taken as they come.",
      );
    }
    for (const label of signIns) {
      print(`Sign in with any name and any password but "wrong": ${label}. Access tokens live ${accessTtl} s.`);
    }
    if (control !== undefined)
      print(`Switches at ${paint("cyan", control)}: POST …/expire, /refuse, /respond and others.`);
  },
  request: (request) => print(requestLine(request, paint)),
};

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function parsePort(value: string): number {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) return port;
  throw new InvalidArgumentError("A port is a number from 0 to 65535.");
}

function parseSeconds(value: string): number {
  const seconds = Number(value);
  if (/^\d+$/.test(value) && seconds > 0) return seconds;
  throw new InvalidArgumentError("It takes a whole number of seconds, at least 1.");
}
