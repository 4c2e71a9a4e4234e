import { DomainError, findFunction } from "@millrace/flow";
import { z } from "zod";
import { findComponent } from "../component/find-component.ts";
import type { WorkspaceContext } from "../trpc.ts";
import { askComponent, type StepQuestion } from "./ask-component.ts";

export const metadataSchema = z.object({
  in: z.record(z.string(), z.unknown()).optional(),
  out: z.record(z.string(), z.unknown()).optional(),
});

/**
 * What a step takes in and puts out, as JSON Schemas: from the descriptor, or from the component when it says it must be asked. Throws
 * `not_found`, and what `askComponent` throws.
 */
export async function askMetadata(ctx: WorkspaceContext, step: StepQuestion): Promise<z.infer<typeof metadataSchema>> {
  const { descriptor } = await findComponent(ctx, step);
  const found = findFunction(descriptor, step.function);
  if (!found) {
    throw new DomainError("not_found", `${descriptor.title} has no trigger or action "${step.function}".`);
  }
  if (!found.descriptor.dynamicMetadata) return found.descriptor.metadata ?? {};
  const answer = metadataSchema.safeParse(await askComponent(ctx, { ...step, method: "getMetaModel" }));
  if (answer.success) return answer.data;
  const what = `"getMetaModel" of ${step.component}:${step.function}`;
  throw new DomainError("verification_failed", `${what} answered with something else than schemas for in and out.`);
}
