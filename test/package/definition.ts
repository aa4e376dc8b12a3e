import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { root } from "../../scripts/release/packages.ts";

const server = join(root, "node_modules/typescript/lib/tsserver.js");

/** The file that an editor opens for "go to definition" at a place of a file; both of the place's numbers begin at 1. */
export async function definitionOf(file: string, line: number, offset: number): Promise<string | undefined> {
  const editor = spawn(process.execPath, [server, "--disableAutomaticTypingAcquisition"], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  const requests = [
    { seq: 1, type: "request", command: "open", arguments: { file } },
    { seq: 2, type: "request", command: "definition", arguments: { file, line, offset } },
  ];
  editor.stdin.end(requests.map((request) => `${JSON.stringify(request)}\n`).join(""));
  const chunks: Buffer[] = [];
  editor.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  await once(editor, "close");
  const answers = Buffer.concat(chunks)
    .toString()
    .split("\n")
    .filter((text) => text.startsWith("{"));
  return answers.map((text) => JSON.parse(text)).find(({ request_seq }) => request_seq === 2)?.body[0]?.file;
}
