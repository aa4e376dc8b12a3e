import { availableParallelism, cpus, totalmem } from "node:os";

/** The machine that the figures were measured on, in one line. */
export function machine(): string {
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  return `Node ${process.version}, ${process.platform} ${process.arch}, ${availableParallelism()} × ${model}, ${memory} GiB`;
}
