import { listStepDeaths, openFlowMessage, type StepDeath } from "@millrace/db";
import { z } from "zod";
import type { WorkspaceContext } from "../trpc.ts";

const linesSchema = z.array(z.looseObject({ level: z.string().catch("info"), text: z.string() })).catch([]);

interface Wanted {
  flowId: string;
  stepId?: string | undefined;
  level?: string | undefined;
  search?: string | undefined;
  threadId?: string | undefined;
}

/** What the containers that died last had to say, and how they ended. Nothing when lines of an execution are wanted: these tell of none. */
export async function lastWords({ db, workspaceId, masterKey }: WorkspaceContext, wanted: Wanted) {
  const { flowId, stepId, search, threadId } = wanted;
  if (threadId !== undefined) return [];
  const deaths = await listStepDeaths(db, { workspaceId, flowId, stepId });
  return deaths.flatMap((death) => {
    const sealed = death.sealedLogs;
    const said = sealed === null ? [] : linesSchema.parse(openFlowMessage(masterKey, { flowId, sealed }));
    const fits = said.filter(({ text }) => search === undefined || text.toLowerCase().includes(search.toLowerCase()));
    // How each line was meant was not kept; they are what one looks for, whatever the level.
    return [...fits, { level: "error", text: endOf(death) }].map(({ level, text }) => ({
      stepId: death.stepId,
      containerId: death.containerId,
      at: death.at,
      level,
      text,
      isLastWord: true,
    }));
  });
}

function endOf({ containerId, exitCode, outOfMemory }: StepDeath): string {
  return `Container ${containerId} ended with exit code ${exitCode}${outOfMemory ? ": out of memory" : ""}.`;
}
