import { once } from "node:events";
import { styleText } from "node:util";
import { Command, InvalidArgumentError } from "commander";
import { isObject } from "../document/json.ts";
import type { Mock, SeenRequest } from "../mock/index.ts";
import type { Paint } from "../inspect/terminal/paint.ts";
import { requestLine } from "../mock/request-line.ts";

interface MockFlags {
  readonly port: number;
  readonly accessTtl: number;
  readonly silent?: boolean;
  readonly json?: boolean;
}

/** What a mock prints: where it is, and each request. */
interface Printer {
  listening(mock: Mock, flags: MockFlags): void;
  request(request: SeenRequest): void;
}

/** The command `latchkey mock`: serves a document by Prism with living tokens, until it is interrupted. */
export function mockCommand(): Command {
  return new Command("mock")
    .description("serve an OpenAPI document by Prism, with tokens that are signed, expire and rotate")
    .argument("[spec]", "the document, a file or - for standard input", "openapi.yaml")
    .option("--port <number>", "the port to listen on, 0 for any", parsePort, 4010)
    .option("--access-ttl <seconds>", "how long access tokens live", parseSeconds, 300)
    .option("--silent", "print errors only")
    .option("--json", "print JSON, one object a line")
    .action(runMock);
}

async function runMock(spec: string, flags: MockFlags): Promise<void> {
  const printer = choosePrinter(flags);
  const { port, accessTtl } = flags;
  const [{ loadDocument }, { startMock }] = await Promise.all([
    import("../document/load-document.ts"),
    import("../mock/index.ts"),
  ]);
  // We read the document ourselves: Prism's errors name no line, and it would follow references to anywhere.
  const { root } = (await loadDocument({ spec })).document;
  const document = isObject(root) ? root : spec;
  const mock = await startMock({ spec: document, port, accessTtl, log: (request) => printer.request(request) });
  printer.listening(mock, flags);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await mock.close();
}

function choosePrinter({ silent, json }: MockFlags): Printer {
  if (silent === true) return { listening: () => undefined, request: () => undefined };
  return json === true ? jsonPrinter : textPrinter;
}

const jsonPrinter: Printer = {
  listening: ({ url, verifies, signIns }) => print(JSON.stringify({ type: "listening", url, verifies, signIns })),
  request: (request) => print(JSON.stringify({ type: "request", ...request })),
};

const paint: Paint = (colour, line) => styleText(colour, line, { stream: process.stdout });

const textPrinter: Printer = {
  listening({ url, verifies, signIns }, { accessTtl }) {
    print(`Mock at ${paint("cyan", url)}, stop it with Ctrl+C.`);
    if (!verifies) print("The document wires no session (x-session): tokens are taken as they come.");
    for (const label of signIns) {
      print(`Sign in with any name and any password but "wrong": ${label}. Access tokens live ${accessTtl} s.`);
    }
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
