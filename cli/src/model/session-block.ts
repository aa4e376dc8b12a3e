/** The block of `x-session`, as a document or the configuration writes it: read here, for the model and for the mock. */
import { isContainer } from "../document/json.ts";
import { nearestName } from "./names/nearest-name.ts";
import { parsePointer, type Path } from "../document/pointer.ts";

/** The operations of a session. Only `refresh` is needed. */
export const stepNames = ["signIn", "refresh", "signOut"] as const;

/** One of them. */
export type SessionStepName = (typeof stepNames)[number];

const pointerKeys = ["send", "accessToken", "refreshToken", "expiresIn"] as const;

/** What a step points to, in the body of its request (`send`) or in its answer. */
export type PointerKey = (typeof pointerKeys)[number];

/** One step, read but not yet held against the operation that it names. */
export interface SessionStepBlock {
  /** The operation, by its operationId, its route or its function's name. */
  readonly operation: string;
  /** The pointers as they are written. */
  readonly pointers: Readonly<Partial<Record<PointerKey, string>>>;
  /** The pointers taken apart. */
  readonly paths: Readonly<Partial<Record<PointerKey, Path>>>;
  /** The refresh token travels in an HttpOnly cookie: `send: cookie`. */
  readonly isByCookie: boolean;
}

/** Makes the error of a mistake: `at` leads to it from the block. */
export type BlockFault = (at: Path, problem: string, hint: string) => Error;

const stepKeys = ["operationId", "params", ...pointerKeys] as const;

/** A key that nobody knows is a slip, which would leave something out. */
function assertKeys(owner: unknown, known: readonly string[], at: Path, fault: BlockFault): void {
  const keys = isContainer(owner) ? Object.keys(owner) : [];
  const unknown = keys.find((key) => !known.includes(key) && !key.startsWith("x-") && key !== "description");
  if (unknown === undefined) return;
  const nearest = nearestName(unknown, known);
  const hint = nearest === undefined ? `There are ${known.join(", ")}.` : `Is it \`${nearest}\`?`;
  throw fault([...at, unknown], `A session has no \`${[...at, unknown].join(".")}\`.`, hint);
}

/** Reads one step of a block; `undefined` where the block has none. */
export function readStep(block: unknown, name: SessionStepName, fault: BlockFault): SessionStepBlock | undefined {
  assertKeys(block, stepNames, [], fault);
  const step = isContainer(block) ? block[name] : undefined;
  if (step === undefined) return undefined;
  assertKeys(step, stepKeys, [name], fault);
  const operation = isContainer(step) ? step["operationId"] : undefined;
  if (!isContainer(step) || typeof operation !== "string") {
    const hint =
      "Name an operation: `operationId: refreshTokens`, by its operationId, its route or its function's name.";
    throw fault([name], `\`${name}\` has no \`operationId\`.`, hint);
  }
  const pointers: Partial<Record<PointerKey, string>> = {};
  const paths: Partial<Record<PointerKey, Path>> = {};
  for (const key of pointerKeys) {
    const pointer = step[key];
    if (pointer === undefined) continue;
    const isCookie = key === "send" && pointer === "cookie";
    const path = typeof pointer === "string" ? parsePointer(pointer) : undefined;
    if (typeof pointer !== "string" || (path === undefined && !isCookie)) {
      const problem = `${JSON.stringify(pointer)} is no JSON Pointer.`;
      throw fault([name, key], problem, "It begins with a slash: `/accessToken`.");
    }
    pointers[key] = pointer;
    if (path !== undefined && !isCookie) paths[key] = path;
  }
  if (name !== "signOut" && paths.accessToken === undefined)
    throw fault(
      [name],
      `\`${name}\` has no \`accessToken\`.`,
      "Point to it in the answer: `accessToken: /accessToken`.",
    );
  return { operation, pointers, paths, isByCookie: pointers.send === "cookie" };
}
