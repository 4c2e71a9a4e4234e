import { findInCatalogue, getError, getVersion, loadCatalogue, loadHelp } from "@millrace/db";
import { parseStepCommand, resolveHelp } from "@millrace/flow";
import { z } from "zod";
import { helpShape } from "../shapes/help-shape.ts";
import { type WorkspaceContext, workspaceProcedure } from "../trpc.ts";
import { errorShape } from "./list.ts";

/** One error with the message that caused it, the step's log lines, and where to read on. */
export const show = workspaceProcedure
  .meta({ openapi: { method: "GET", path: "/errors/{id}", tags: ["errors"], summary: "Show an error" } })
  .input(z.object({ id: z.string() }))
  .output(
    errorShape.extend({
      messageId: z.string().optional(),
      stack: z.string().optional(),
      input: z.unknown().optional(),
      logs: z.unknown().optional(),
      help: helpShape.optional(),
      /** Who retried or dismissed it, and when. */
      settledBy: z.string().optional(),
      settledAt: z.string().optional(),
    }),
  )
  .query(async ({ ctx, input: { id } }) => {
    const { db, workspaceId, masterKey } = ctx;
    const error = await getError(db, { workspaceId, masterKey, id });
    const times = { at: error.at.toISOString(), settledAt: error.settledAt?.toISOString() };
    return { ...error, ...times, help: await findHelp(ctx, error) };
  });

/** The help of the step as it was published last. */
async function findHelp(
  { db, workspaceId }: WorkspaceContext,
  { flowId, stepId }: { flowId: string; stepId: string },
): Promise<z.infer<typeof helpShape> | undefined> {
  const [version, catalogue, configured] = await Promise.all([
    getVersion(db, { workspaceId, flowId }),
    loadCatalogue(db, { workspaceId }),
    loadHelp(db, { workspaceId }),
  ]);
  const node = version?.definition.graph.nodes.find((other) => other.id === stepId);
  const command = node && parseStepCommand(node.command);
  const component = command && findInCatalogue(catalogue, command);
  if (!component) return undefined;
  return resolveHelp("step-error", {
    target: { component: command.component, function: command.function },
    sources: { descriptor: component.descriptor, ...configured },
  });
}
