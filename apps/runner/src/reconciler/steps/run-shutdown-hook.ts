import { addTimelineLine, deleteHookState } from "@millrace/db";
import { oneOffLabel } from "../../design-time/run-design-call.ts";
import { storableText } from "../../recorder/storable.ts";
import { containerSpec } from "../container-spec.ts";
import type { Hands } from "../hands.ts";

/** Less than the deadline of stopping. */
const timeLimitMs = 40_000;

/**
 * Lets the trigger take back what its startup hook did (a webhook it registered in its source), in a container of its own.
 * Its failure is told in the timeline and holds nothing up.
 */
export async function runShutdownHook({ runner, flow, observed }: Hands): Promise<void> {
  const { wanted } = observed;
  const trigger = wanted && "steps" in wanted ? wanted.steps.find(({ isTrigger }) => isTrigger) : undefined;
  if (trigger && wanted && "steps" in wanted) {
    const { engine, settings, masterKey, signal } = runner;
    const history = { restarts: 0, failures: 0, memoryDeaths: 0, isCautious: false };
    const spec = containerSpec({ flow, wanted, step: trigger, replica: 0, history, settings, masterKey });
    const { id } = await engine.start({
      ...spec,
      name: `${spec.name}-shutdown`,
      env: { ...spec.env, ELASTICIO_HOOK_SHUTDOWN: "true" },
      labels: { ...spec.labels, [oneOffLabel]: "shutdown" },
    });
    try {
      const deadline = AbortSignal.any([signal, AbortSignal.timeout(timeLimitMs)]);
      const end = await engine.waitForEnd(id, deadline).catch(() => undefined);
      if (end?.exitCode !== 0) {
        const lines = await engine.logs(id, { tail: 3 });
        const words = lines.map(({ text }) => storableText(text)).join(" | ");
        const reason = `The shutdown hook of ${trigger.id} failed${words ? `: ${words.slice(0, 500)}` : ""}`;
        await addTimelineLine(runner.db, { flowId: flow.id, actor: "runner", reason });
      }
    } finally {
      await engine.remove(id, { graceMs: 0 });
    }
  }
  await deleteHookState(runner.db, { flowId: flow.id });
}
