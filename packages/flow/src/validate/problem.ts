/** What a user can mend in a flow, pointing at the place. Errors block publishing; warnings do not. */
export interface Problem {
  code: ProblemCode;
  severity: "error" | "warning";
  message: string;
  stepId?: string;
  /** `source->target` of the edge it concerns. */
  edgeId?: string;
  /** Key of the field in the step's form; without a step, in the settings of the flow. */
  field?: string;
}

export type ProblemCode =
  | "no_trigger"
  | "several_triggers"
  | "trigger_not_first"
  | "trigger_skipped"
  | "action_without_input"
  | "cycle"
  | "unreachable_step"
  | "several_error_handlers"
  | "error_handler_not_first"
  | "duplicate_step"
  | "duplicate_edge"
  | "dangling_edge"
  | "unknown_component"
  | "unknown_function"
  | "missing_field"
  | "invalid_field"
  | "missing_credential"
  | "unknown_credential"
  | "credential_attention"
  | "broken_expression"
  | "invalid_schedule"
  | "limit_too_high"
  | "idle_out_of_bounds"
  | "deprecated";
