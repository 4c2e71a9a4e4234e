import { findMemberships, getWorkspace } from "@millrace/db";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";

const workspaceShape = z.object({ id: z.string(), name: z.string(), role: z.string() });

/** Who is signed in, and where. A program's key has a name but no id and no address. */
export const get = workspaceProcedure
  .output(
    z.object({
      user: z.object({ id: z.string().optional(), name: z.string(), email: z.string().optional() }),
      workspace: workspaceShape,
      workspaces: z.array(workspaceShape),
    }),
  )
  .query(async ({ ctx: { db, caller, workspaceId } }) => {
    const { name } = await getWorkspace(db, { workspaceId });
    const workspace = { id: workspaceId, name, role: caller.role };
    const memberships = caller.user ? await findMemberships(db, { userId: caller.user.id }) : [];
    return {
      user: caller.user ?? { name: caller.actor.name },
      workspace,
      workspaces: caller.user
        ? memberships.map((other) => ({ id: other.workspaceId, name: other.workspaceName, role: other.role }))
        : [workspace],
    };
  });
