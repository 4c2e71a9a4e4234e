import { readFileSync } from "node:fs";
import { z } from "zod";

/** Names one process for good: a pid alone is given to somebody else after its process has gone. */
export interface ProcessRecord {
  pid: number;
  /** Start time in clock ticks since boot; 0 where the system does not say. */
  startedAtTicks: number;
}

export const processRecordSchema: z.ZodType<ProcessRecord> = z.object({
  pid: z.number().int().positive(),
  startedAtTicks: z.number().int(),
});

export function recordProcess(pid: number): ProcessRecord {
  return { pid, startedAtTicks: startTicks(pid) ?? 0 };
}

/** Whether that very process still runs; a zombie does not. */
export function isRunning(record: ProcessRecord): boolean {
  const ticks = startTicks(record.pid);
  if (ticks !== undefined) return ticks === record.startedAtTicks;
  return process.platform !== "linux" && answersSignals(record.pid);
}

function startTicks(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is the name in parentheses and may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? undefined : Number(fields[19]);
  } catch {
    return undefined;
  }
}

function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
