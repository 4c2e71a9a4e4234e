import { setTimeout as pause } from "node:timers/promises";
import type Docker from "dockerode";
import { z } from "zod";
import type { ContainerEngine } from "../container-engine.ts";

const reconnectMs = 1000;

const eventSchema = z.object({
  Action: z.string(),
  Actor: z.object({ ID: z.string(), Attributes: z.record(z.string(), z.string()).default({}) }),
});

/** Follows the engine's events; a broken stream is opened again, and told, since what happened in between is not known. */
export async function watchEvents(
  docker: Docker,
  { label, onEvent, onGap, signal }: Parameters<ContainerEngine["watch"]>[0],
): Promise<void> {
  // The types do not know `abortSignal`; dockerode does.
  const options = { filters: JSON.stringify({ type: ["container"], label: [label] }), abortSignal: signal };
  while (!signal.aborted) {
    try {
      const stream = await docker.getEvents(options);
      onGap();
      await readEvents(stream, onEvent);
    } catch {
      // The engine is away or restarts; the sweep reports it if it stays so.
    }
    if (!signal.aborted) await pause(reconnectMs, undefined, { signal }).catch(() => {});
  }
}

async function readEvents(
  stream: NodeJS.ReadableStream,
  onEvent: Parameters<ContainerEngine["watch"]>[0]["onEvent"],
): Promise<void> {
  let rest = "";
  for await (const chunk of stream) {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line.trim() === "") continue;
      const { Action, Actor } = eventSchema.parse(JSON.parse(line));
      onEvent({ action: Action, containerId: Actor.ID, labels: Actor.Attributes });
    }
  }
}
