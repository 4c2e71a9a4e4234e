import type { ProblemCode } from "@millrace/flow";
import { z } from "zod";

const problemCodes = [
  "no_trigger",
  "several_triggers",
  "trigger_skipped",
  "trigger_not_first",
  "action_without_input",
  "cycle",
  "unreachable_step",
  "several_error_handlers",
  "error_handler_not_first",
  "duplicate_step",
  "duplicate_edge",
  "dangling_edge",
  "unknown_component",
  "unknown_function",
  "missing_field",
  "invalid_field",
  "missing_credential",
  "unknown_credential",
  "credential_attention",
  "broken_expression",
  "invalid_schedule",
  "limit_too_high",
  "idle_out_of_bounds",
  "deprecated",
] as const satisfies ProblemCode[];

/** `Problem` of the domain, as JSON. */
export const problemShape = z.object({
  code: z.enum(problemCodes),
  severity: z.enum(["error", "warning"]),
  message: z.string(),
  stepId: z.string().exactOptional(),
  edgeId: z.string().exactOptional(),
  field: z.string().exactOptional(),
});
