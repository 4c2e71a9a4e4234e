import { cpus, totalmem } from "node:os";

/** Processors, memory and Node of this machine, for whoever compares figures. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  const memoryGb = (totalmem() / 2 ** 30).toFixed(0);
  return `${cpus().length} × ${model}, ${memoryGb} GB, Node ${process.version}`;
}
