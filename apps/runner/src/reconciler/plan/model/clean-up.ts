import type { World } from "./world.ts";

/** What belongs to a flow at rest goes, as in `sweep-orphans.ts`. */
export function sweepOrphans({ row, engine, broker, scheduler }: World): void {
  if (row.state !== "inactive") return;
  for (const container of [...engine.containers]) engine.vanish(container);
  for (const stepId of broker.stepIds) broker.delete(stepId);
  if (scheduler.isUp) scheduler.remove();
}
