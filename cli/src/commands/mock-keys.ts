/** Keys that switch a mock from the terminal in which it runs. */
import type { Mock } from "../mock/index.ts";

/** The part of a terminal's input that is needed. */
export interface KeyInput {
  readonly isTTY?: boolean;
  setRawMode?(isRaw: boolean): unknown;
  resume(): unknown;
  pause(): unknown;
  on(event: "data", listener: (data: Buffer | string) => void): unknown;
  off(event: "data", listener: (data: Buffer | string) => void): unknown;
}

/** The switches that keys turn. */
export type SwitchedMock = Pick<Mock, "expire" | "revoke" | "revokeRefresh" | "refuse" | "failRefresh" | "reset">;

/** One key: what the help says, and what it does. */
interface Key {
  readonly does: string;
  readonly press: (mock: SwitchedMock) => void;
}

const keys: Readonly<Record<string, Key>> = {
  e: { does: "all access tokens expire", press: (mock) => mock.expire() },
  r: { does: "the next secured call is refused", press: (mock) => mock.refuse(1) },
  v: { does: "all tokens are revoked", press: (mock) => mock.revoke() },
  t: { does: "all refresh tokens are revoked", press: (mock) => mock.revokeRefresh() },
  f: { does: "the next refresh fails with 503", press: (mock) => mock.failRefresh(1, 503) },
  c: { does: "requests are forgotten, and all switches are off", press: (mock) => mock.reset() },
};

/** Listens to keys until it is closed; nothing where the input is no terminal. `interrupt` is Ctrl+C and `q`. */
export function listenToKeys(
  mock: SwitchedMock,
  print: (line: string) => void,
  input: KeyInput = process.stdin,
  interrupt: () => void = () => void process.kill(process.pid, "SIGINT"),
): { close(): void } {
  if (input.isTTY !== true || input.setRawMode === undefined) return { close: () => undefined };
  const listener = (data: Buffer | string): void => {
    for (const key of String(data)) {
      // In raw mode the terminal sends Ctrl+C as a character.
      if (key === "\u0003" || key === "q") interrupt();
      else if (key === "h" || key === "?") print(help);
      else pressKey(mock, key, print);
    }
  };
  input.setRawMode(true);
  input.resume();
  input.on("data", listener);
  print(`Keys: ${Object.keys(keys).join(", ")}, h for help, q to stop.`);
  return {
    close() {
      input.off("data", listener);
      input.setRawMode?.(false);
      input.pause();
    },
  };
}

function pressKey(mock: SwitchedMock, name: string, print: (line: string) => void): void {
  const key = Object.hasOwn(keys, name) ? keys[name] : undefined;
  if (key === undefined) return;
  key.press(mock);
  print(`${name}: ${key.does}.`);
}

const help = Object.entries(keys)
  .map(([name, { does }]) => `  ${name}  ${does}`)
  .join("\n");
