import { z } from "zod";
import type { PlatformApi } from "../../bench/platform-api.ts";
import { waitUntil } from "../wait-until.ts";
import { type ChaosFlow, chaosFlows, type World } from "./chaos-flows.ts";

export interface RunningFlow {
  flow: ChaosFlow;
  id: string;
  /** Absent when it polls. */
  webhookUrl?: string | undefined;
}

const appliedSchema = z.object({ id: z.string(), webhookUrl: z.string().optional() });
const statusSchema = z.object({ state: z.string(), reason: z.string().nullish() });

/** Publishes and starts the flows, all at once, and waits until they run. */
export async function startFlows(
  api: PlatformApi,
  { world, signal }: { world: World; signal: AbortSignal },
): Promise<RunningFlow[]> {
  return await Promise.all(
    chaosFlows.map(async (flow) => {
      const body = { publish: true, file: { name: flow.name, ...flow.file(world) } };
      const { id, webhookUrl } = appliedSchema.parse(await api({ method: "POST", path: "/flows/apply", body }));
      await api({ method: "POST", path: `/flows/${id}/start` });
      let last = "nothing";
      const isRunning = async () => {
        const { state, reason } = await flowStatus(api, id);
        last = `${state}${reason ? ` (${reason})` : ""}`;
        return state === "running";
      };
      await waitUntil(isRunning, { what: () => `"${flow.name}" to run; it is ${last}`, timeoutMs: 120_000, signal });
      return { flow, id, webhookUrl };
    }),
  );
}

export async function flowStatus(api: PlatformApi, id: string): Promise<z.infer<typeof statusSchema>> {
  return statusSchema.parse(await api({ method: "GET", path: `/flows/${id}/status` }));
}
