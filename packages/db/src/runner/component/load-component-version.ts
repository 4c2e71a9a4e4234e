import type { Database } from "../../database.ts";
import { type StepComponent, toStepComponent } from "../version/load-flow-version.ts";

/** A component version by its id, built in or of this workspace; undefined when it is another workspace's. */
export async function loadComponentVersion(
  db: Database,
  { id, workspaceId }: { id: string; workspaceId: string },
): Promise<StepComponent | undefined> {
  const row = await db.componentVersion.findFirst({
    where: { id, component: { OR: [{ workspaceId: null }, { workspaceId }] } },
    include: { component: true },
  });
  return row ? toStepComponent(row) : undefined;
}
