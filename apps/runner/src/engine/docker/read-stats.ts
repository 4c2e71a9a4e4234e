import { z } from "zod";
import type { ContainerStats } from "../container-engine.ts";

const schema = z.object({
  memory_stats: z.object({
    usage: z.number(),
    stats: z.object({ inactive_file: z.number().optional(), total_inactive_file: z.number().optional() }).optional(),
  }),
  cpu_stats: z.object({ cpu_usage: z.object({ total_usage: z.number() }) }),
  // Missing for a container without a network of its own.
  networks: z.record(z.string(), z.object({ rx_bytes: z.number(), tx_bytes: z.number() })).default({}),
});

/** Undefined for the answer Docker gives about a container that does not run: figures are missing from it. */
export function readStats(answer: unknown): ContainerStats | undefined {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) return undefined;
  const { memory_stats: memory, cpu_stats: cpu, networks } = parsed.data;
  const cacheBytes = memory.stats?.inactive_file ?? memory.stats?.total_inactive_file ?? 0;
  return {
    memoryBytes: memory.usage - cacheBytes,
    cpuNanoseconds: cpu.cpu_usage.total_usage,
    networkBytes: Object.values(networks).reduce((sum, { rx_bytes, tx_bytes }) => sum + rx_bytes + tx_bytes, 0),
  };
}
