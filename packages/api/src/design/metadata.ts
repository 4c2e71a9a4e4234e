import { DomainError, findFunction } from "@millrace/flow";
import { z } from "zod";
import { findComponent } from "../component/find-component.ts";
import { workspaceProcedure } from "../trpc.ts";
import { askComponent, stepInput } from "./ask-component.ts";

const metadataSchema = z.object({
  in: z.record(z.string(), z.unknown()).optional(),
  out: z.record(z.string(), z.unknown()).optional(),
});

/** What a step takes in and puts out, as JSON Schemas: from the descriptor, or from the component when it says it must be asked. */
export const metadata = workspaceProcedure
  .meta({ openapi: { method: "POST", path: "/metadata", tags: ["components"], summary: "What goes in and comes out" } })
  .input(z.object(stepInput))
  .output(metadataSchema)
  .mutation(async ({ ctx, input }) => {
    const { descriptor } = await findComponent(ctx, { component: input.component });
    const found = findFunction(descriptor, input.function);
    if (!found) {
      throw new DomainError("not_found", `${descriptor.title} has no trigger or action "${input.function}".`);
    }
    if (!found.descriptor.dynamicMetadata) return found.descriptor.metadata ?? {};
    const answer = metadataSchema.safeParse(await askComponent(ctx, { ...input, method: "getMetaModel" }));
    if (answer.success) return answer.data;
    const what = `"getMetaModel" of ${input.component}:${input.function}`;
    throw new DomainError("verification_failed", `${what} answered with something else than schemas for in and out.`);
  });
