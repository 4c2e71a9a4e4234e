import { getDocsBaseUrl, setDocsBaseUrl } from "@millrace/db";
import { z } from "zod";
import { adminProcedure, workspaceProcedure } from "../trpc.ts";

/** What relative help links are joined to. */
export const docsBaseUrl = workspaceProcedure
  .output(z.object({ url: z.string().optional() }))
  .query(async ({ ctx: { db } }) => ({ url: await getDocsBaseUrl(db) }));

/** An empty text takes it away. */
export const saveDocsBaseUrl = adminProcedure
  .input(z.object({ url: z.union([z.literal(""), z.url({ protocol: /^https?$/ })]) }))
  .output(z.object({ url: z.string() }))
  .mutation(async ({ ctx: { db }, input: { url } }) => {
    await setDocsBaseUrl(db, { url });
    return { url };
  });
