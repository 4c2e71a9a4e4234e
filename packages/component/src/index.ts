export {
  type Attachment,
  compileExpression,
  type Expression,
  ExpressionError,
  expressionContext,
  type Message,
} from "@millrace/flow";
export {
  type Component,
  defineComponent,
  defineFunction,
  type Emitted,
  type FunctionMetadata,
  type InitContext,
  type ReboundOptions,
  type Reply,
  type Step,
  type StepFunction,
  type Verification,
} from "./component.ts";
export { localhostHint } from "./localhost-hint.ts";
export type { Logger, LogLevel, LogLine } from "./logger.ts";
export { createInputMapping, type InputMapping } from "./step/input-mapping.ts";
export { ReboundRequest, StepError } from "./step-error.ts";
export { runFunction, type TestRun } from "./test-step.ts";
