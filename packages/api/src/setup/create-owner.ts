import { createOwner as insertOwner } from "@millrace/db";
import { plainName } from "@millrace/flow";
import { hashPassword } from "better-auth/crypto";
import { z } from "zod";
import { publicProcedure } from "../trpc.ts";

/** Makes the bearer of the one-time link the owner. They sign in with their password afterwards. */
export const createOwner = publicProcedure
  .input(
    z.object({
      token: z.string().min(1),
      name: z.string().overwrite(plainName).trim().min(1).max(100),
      email: z.email(),
      password: z.string().min(10, "A password has at least 10 characters.").max(128),
      workspaceName: z.string().overwrite(plainName).trim().min(1).max(100),
    }),
  )
  .output(z.object({ userId: z.string() }))
  .mutation(async ({ ctx, input: { password, ...owner } }) =>
    insertOwner(ctx.db, { ...owner, passwordHash: await hashPassword(password) }),
  );
