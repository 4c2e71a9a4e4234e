import { findProblems, getVersion, loadSurroundings, setWish } from "@millrace/db";
import { blocksPublishing, DomainError, flowStateSchema } from "@millrace/flow";
import { z } from "zod";
import { hurryRunner } from "../runner/hurry-runner.ts";
import { type WorkspaceContext, workspaceProcedure } from "../trpc.ts";

export const flowState = z.object({ id: z.string(), state: flowStateSchema });

/** Asks for the newest version to work. The answer's state is the one of this moment: the runner makes it follow. */
export const start = workspaceProcedure
  .meta({ openapi: { method: "POST", path: "/flows/{id}/start", tags: ["flows"], summary: "Start a flow" } })
  .input(z.object({ id: z.string() }))
  .output(flowState)
  .mutation(async ({ ctx, input: { id } }) => {
    const { db, workspaceId, actor, jobs } = ctx;
    await refuseUnfit(ctx, { flowId: id });
    const { state } = await setWish(db, { workspaceId, flowId: id, command: "start", actor });
    await hurryRunner({ jobs }, { flowId: id });
    return { id, state };
  });

/** A credential or component may be gone since the version was published. */
async function refuseUnfit({ db, workspaceId }: WorkspaceContext, { flowId }: { flowId: string }): Promise<void> {
  const version = await getVersion(db, { workspaceId, flowId });
  if (!version) return; // setWish says that it must be published first
  const problems = findProblems(version.definition, await loadSurroundings(db, { workspaceId }));
  if (!blocksPublishing(problems)) return;
  const first = problems.find(({ severity }) => severity === "error");
  throw new DomainError(
    "invalid_flow",
    `Version ${version.number} cannot be started any more: ${first?.message} Mend the draft and publish it.`,
    { details: { problems } },
  );
}
