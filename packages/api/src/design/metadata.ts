import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";
import { stepInput } from "./ask-component.ts";
import { askMetadata, metadataSchema } from "./ask-metadata.ts";

/** What a step takes in and puts out, as JSON Schemas: from the descriptor, or from the component when it says it must be asked. */
export const metadata = workspaceProcedure
  .meta({ openapi: { method: "POST", path: "/metadata", tags: ["components"], summary: "What goes in and comes out" } })
  .input(z.object(stepInput))
  .output(metadataSchema)
  .mutation(({ ctx, input }) => askMetadata(ctx, input));
