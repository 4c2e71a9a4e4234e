import type { SampleRunRow } from "@millrace/db";
import { oneOffLabel } from "../design-time/run-design-call.ts";
import { labels } from "../reconciler/labels.ts";
import { removeFlowFromBroker } from "../reconciler/steps/clear-broker.ts";
import type { Runner } from "../runner.ts";
import { trialFlowId } from "./sample-flow.ts";
import { trialContainerName } from "./trial-container.ts";

/** Takes away what a runner that died has left of a trial. */
export async function clearTrial(runner: Runner, { id }: Pick<SampleRunRow, "id">): Promise<void> {
  const { engine, settings } = runner;
  const name = trialContainerName(settings, { runId: id });
  const containers = await engine.list({ [labels.installation]: settings.prefix, [oneOffLabel]: "trial" });
  for (const container of containers) {
    if (container.name.startsWith(name)) await engine.remove(container.id, { graceMs: 0 });
  }
  await removeFlowFromBroker(runner, trialFlowId(id));
}
