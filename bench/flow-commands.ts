import { setTimeout as pause } from "node:timers/promises";
import type { PlatformApi } from "./platform-api.ts";

/** As far as the bench looks at it. */
export interface FlowStatus {
  state: string;
  reason?: string;
  steps: { containers: unknown[] }[];
  wake?: {
    at: number;
    scheduleMs: number;
    createMs: number;
    startMs: number;
    connectMs: number;
    runMs?: number;
  };
}

/** @returns milliseconds until it runs. */
export async function startFlow(api: PlatformApi, id: string): Promise<number> {
  const startedAt = performance.now();
  await api({ method: "POST", path: `/flows/${id}/start` });
  await waitForFlow(api, { id, what: "running", isSo: ({ state }) => state === "running" });
  return performance.now() - startedAt;
}

export async function stopFlow(api: PlatformApi, id: string): Promise<void> {
  const { state } = await readStatus(api, id);
  if (state === "inactive") return;
  if (state !== "stopping") await api({ method: "POST", path: `/flows/${id}/stop` });
  await waitForFlow(api, { id, what: "inactive", isSo: ({ state }) => state === "inactive" });
}

/** Looks every 25 ms, two minutes long. @throws what state it is in instead, and why. */
export async function waitForFlow(
  api: PlatformApi,
  { id, what, isSo }: { id: string; what: string; isSo: (status: FlowStatus) => boolean },
): Promise<FlowStatus> {
  const deadline = performance.now() + 120_000;
  for (;;) {
    const status = await readStatus(api, id);
    if (isSo(status)) return status;
    if (performance.now() > deadline) {
      throw new Error(`The flow is ${status.state} instead of ${what}: ${status.reason ?? "no reason given"}`);
    }
    await pause(25);
  }
}

function readStatus(api: PlatformApi, id: string): Promise<FlowStatus> {
  return api<FlowStatus>({ method: "GET", path: `/flows/${id}/status` });
}
