import { createMessageCipher } from "@millrace/broker";
import { deriveFlowCipher, saveStepDeath } from "@millrace/db";
import type { Hands } from "../hands.ts";
import type { ObservedContainer } from "../plan/observed-flow.ts";

/**
 * Writes down how containers ended that were not asked to, for the record of the message that one may have died of. At once and not
 * when it is replaced: that is put off while it keeps dying, and the message's record waits for it.
 */
export async function rememberDeaths(hands: Pick<Hands, "runner" | "flow" | "observed">): Promise<void> {
  await Promise.all(hands.observed.containers.map((container) => rememberDeath(hands, container)));
}

async function rememberDeath(
  { runner, flow }: Pick<Hands, "runner" | "flow">,
  { stepId, containerId, end, lastLines }: ObservedContainer,
): Promise<void> {
  if (!end) return;
  const at = end.finishedAt;
  const cipher = createMessageCipher(deriveFlowCipher({ masterKey: runner.masterKey, flowId: flow.id }));
  const lines = lastLines.map((text) => ({ time: new Date(at).toISOString(), level: "info", text }));
  await saveStepDeath(runner.db, {
    flowId: flow.id,
    stepId,
    at,
    containerId,
    exitCode: end.exitCode,
    outOfMemory: end.outOfMemory,
    sealedLogs: lines.length > 0 ? cipher.seal(lines, 1).toString("latin1") : null,
  });
}
