import { DomainError } from "@millrace/flow";
import { z } from "zod";
import { workspaceProcedure } from "../trpc.ts";
import { askComponent, stepInput } from "./ask-component.ts";

const choiceSchema = z.union([z.record(z.string(), z.unknown()), z.coerce.string()]);
const optionsSchema = z.record(z.string(), choiceSchema);

/** The choices of a select field that the component loads from the real system: key → label, in trees with tables below. */
export const selectOptions = workspaceProcedure
  .meta({ openapi: { method: "POST", path: "/select", tags: ["components"], summary: "Load a field's choices" } })
  .input(z.object({ ...stepInput, /** The function named by the field's `model`. */ method: z.string() }))
  .output(z.record(z.string(), z.union([z.string(), z.record(z.string(), z.unknown())])))
  .mutation(async ({ ctx, input: { method, ...step } }) => {
    const options = optionsSchema.safeParse(
      await askComponent(ctx, { ...step, method: "selectModel", selectMethod: method }),
    );
    if (options.success) return options.data;
    throw new DomainError(
      "verification_failed",
      `"${method}" of ${step.component} answered with something else than choices.`,
    );
  });
