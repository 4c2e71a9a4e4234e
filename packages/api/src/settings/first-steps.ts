import { getFirstSteps, noteFirstStep as note } from "@millrace/db";
import { z } from "zod";
import { adminProcedure, workspaceProcedure } from "../trpc.ts";

const firstStepsShape = z.object({
  /** Only for those who may have to copy it. */
  encryptionKeyFile: z.string().optional(),
  keyKept: z.boolean(),
  hidden: z.boolean(),
});

/** What a new installation reminds its people of. */
export const firstSteps = workspaceProcedure
  .output(firstStepsShape)
  .query(async ({ ctx: { db, workspaceId, caller, encryptionKeyFile } }) => ({
    ...(["owner", "admin"].includes(caller.role) && { encryptionKeyFile }),
    ...(await getFirstSteps(db, { workspaceId })),
  }));

export const noteFirstStep = adminProcedure
  .input(z.object({ step: z.enum(["keyKept", "hidden"]), done: z.boolean().default(true) }))
  .output(z.object({ step: z.string() }))
  .mutation(async ({ ctx: { db, workspaceId }, input: { step, done } }) => {
    await note(db, { workspaceId, step, done });
    return { step };
  });
