import { findSetupToken, needsOwner } from "@millrace/db";
import { z } from "zod";
import { publicProcedure } from "../trpc.ts";

/** Whether this installation waits for its owner, and what the link's token is worth. */
export const status = publicProcedure
  .input(z.object({ token: z.string().optional() }).optional())
  .output(
    z.object({
      needsOwner: z.boolean(),
      tokenValid: z.boolean().optional(),
      tokenState: z.enum(["valid", "used", "expired", "unknown"]).optional(),
    }),
  )
  .query(async ({ ctx, input }) => {
    const tokenState = input?.token ? await findSetupToken(ctx.db, { token: input.token }) : undefined;
    return {
      needsOwner: await needsOwner(ctx.db),
      ...(tokenState && { tokenState, tokenValid: tokenState === "valid" }),
    };
  });
