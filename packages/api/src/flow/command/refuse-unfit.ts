import { findProblems, getVersion, loadSurroundings } from "@millrace/db";
import { blocksPublishing, DomainError, type ProblemCode } from "@millrace/flow";
import type { WorkspaceContext } from "../../trpc.ts";

/** The workspace may have become stricter since: the runner keeps the flow within its bounds. */
const heldByTheRunner: readonly ProblemCode[] = ["limit_too_high", "idle_out_of_bounds"];

/** A credential or component may be gone since the newest version was published: `invalid_flow` says which. */
export async function refuseUnfit(
  { db, workspaceId }: WorkspaceContext,
  { flowId }: { flowId: string },
): Promise<void> {
  const version = await getVersion(db, { workspaceId, flowId });
  if (!version) return; // setWish says that it must be published first
  const found = findProblems(version.definition, await loadSurroundings(db, { workspaceId }));
  const problems = found.filter(({ code }) => !heldByTheRunner.includes(code));
  if (!blocksPublishing(problems)) return;
  const first = problems.find(({ severity }) => severity === "error");
  throw new DomainError(
    "invalid_flow",
    `Version ${version.number} cannot be started any more: ${first?.message} Mend the draft and publish it.`,
    { details: { problems } },
  );
}
