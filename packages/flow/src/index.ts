export { assertNever } from "./assert-never.ts";
export { withFormerShape } from "./auth-client-fields.ts";
export { bridgeStep } from "./bridge-step.ts";
export { carryStepWishes } from "./carry-step-wishes.ts";
export { type Choice, choiceLabels, readChoices } from "./choices.ts";
export {
  type ComponentDescriptor,
  componentDescriptorSchema,
  type FieldDescriptor,
  type FunctionDescriptor,
  type FunctionRole,
  findFunction,
  type HelpText,
  isFieldVisible,
  listFunctions,
  needsCredential,
  type OAuth2Descriptor,
  type ResolvedFunction,
  requiredVariables,
  sortFields,
  stepFields,
  type TriggerKind,
  triggerKind,
} from "./component-descriptor.ts";
export { type ComponentRuntime, componentRuntimeSchema, designCommand, stepCommand } from "./component-runtime.ts";
export { type CredentialAccess, credentialAccess, readTokens } from "./credential-access.ts";
export { credentialKind, type KindField, kindField } from "./credential-kind.ts";
export { decideCommand, desiredByCommand, type WishCommand } from "./decide-command.ts";
export {
  type ComponentDiff,
  diffComponents,
  type FieldDiff,
  type FunctionDiff,
  isSameComponent,
} from "./diff/diff-components.ts";
export { type DiffWords, diffFlows } from "./diff/diff-flows.ts";
export {
  type DiffKind,
  type EdgeDiff,
  type FlowDiff,
  isEmptyDiff,
  type StepDiff,
  type ValueChange,
} from "./diff/flow-diff.ts";
export { type StepFate, stepFates } from "./diff/step-fates.ts";
export { summarizeDiff } from "./diff/summarize-diff.ts";
export { DomainError, type ErrorCode, errorCodes } from "./domain-error.ts";
export { durationClass, durationPercentile } from "./duration-class.ts";
export {
  exampleHandledError,
  isErrorEnvelope,
  openErrorEnvelope,
  sealErrorEnvelope,
} from "./error-envelope.ts";
export { errorHandler, handledSteps } from "./error-handler.ts";
export {
  compileExpression,
  type Expression,
  ExpressionError,
  expressionContext,
  expressionProblem,
} from "./expression.ts";
export { expressionPaths } from "./expression-paths.ts";
export { type ExpressionValue, isExpressionValue } from "./expression-value.ts";
export {
  defaultCron,
  emptyFlowDefinition,
  type FlowDefinition,
  type FlowEdge,
  type FlowFile,
  type FlowNode,
  type FlowNote,
  type FlowType,
  flowDefinitionSchema,
  flowFileSchema,
  flowNameSchema,
  flowTagsSchema,
  type NoteColor,
  noteColors,
  type StepSettings,
  stepSettingsSchema,
} from "./flow-definition.ts";
export { folderLevels, isInFolder } from "./flow-folder.ts";
export { flowFolderSchema } from "./flow-folder-schema.ts";
export { type FlowGuide, flowGuideSchema } from "./flow-guide.ts";
export { desiredStateSchema, flowStateSchema } from "./flow-state-schema.ts";
export { ancestors, edgeId, predecessors, reachableFrom, rootNodes, successors } from "./graph.ts";
export {
  findHelpRule,
  type Help,
  type HelpOverride,
  type HelpPlace,
  type HelpSources,
  type HelpTarget,
  helpPlaceholders,
  helpPlaces,
  resolveHelp,
} from "./help-link.ts";
export { helpRuleProblems } from "./help-rule-problems.ts";
export { hideSecrets } from "./hide-secrets.ts";
export { FlowFileError } from "./import/flow-file-error.ts";
export type { ImportedFlow, ImportNote, ReadFlows } from "./import/imported-flow.ts";
export { refuseTooLarge } from "./import/parse-document.ts";
export { readFlowText } from "./import/read-flows.ts";
export {
  acceptsMessages,
  allowsCommand,
  allowsSnapshotEdit,
  canFollow,
  type DesiredState,
  type FlowCommand,
  type FlowState,
  flowStates,
  isTransitional,
  keepsGraph,
  keepsQueues,
  lifecycle,
  stateDeadlineMs,
  stateLabel,
  stateMeaning,
  type WhenLate,
  wantsContainers,
  whenLate,
} from "./lifecycle.ts";
export { bytesPerMegabyte, defaultDrainSeconds, defaultLimits, defaultStepSettings, deliveryLimit } from "./limits.ts";
export {
  type LiveContainer,
  type LiveFlow,
  type LiveStep,
  liveFlowSchema,
  type WakeSplit,
  wakeSplitSchema,
} from "./live-flow.ts";
export type { Message, Passthrough } from "./message.ts";
export { type MessageSearch, matchesMessageSearch, parseMessageSearch } from "./message-search.ts";
export { sampleFromMetadata } from "./metadata-sample.ts";
export {
  type OAuthNames,
  type OAuthReadiness,
  type OAuthSettings,
  oauthClientNames,
  oauthField,
  resolveOAuthSettings,
} from "./oauth-settings.ts";
export {
  keepTokens,
  missingScopes,
  type OAuthTokens,
  oauthTokensSchema,
  renewalTime,
  type TokenAnswer,
  tokenAccount,
  tokenAnswerSchema,
} from "./oauth-tokens.ts";
export { outputMetadata, wantsMetadata } from "./output-metadata.ts";
export type { Problem, ProblemCode } from "./problem.ts";
export { refuseCommand } from "./refuse-command.ts";
export { retargetSteps, stepsOf } from "./retarget-steps.ts";
export { isSameGraph } from "./same-graph.ts";
export { type CutSample, cutSample, shownSampleBytes } from "./sample/cut-sample.ts";
export { stepFingerprint } from "./sample/step-fingerprint.ts";
export {
  type SampleOutcome,
  type SampleRunStatus,
  type SampleSource,
  sampleLimits,
  sampleOutcomeSchema,
  samplePhaseSchema,
  sampleRunStatusSchema,
  sampleSourceSchema,
} from "./sample/step-sample.ts";
export { type StepDescription, stepDescriptionSchema } from "./step-api.ts";
export { formatStepCommand, parseStepCommand, type StepCommand } from "./step-command.ts";
export { type StepSetting, stepSetting } from "./step-setting.ts";
export { type StepWish, type StepWishes, stepWishesSchema } from "./step-wish.ts";
export { objectIdHeader, storedObjectLimits } from "./stored-object.ts";
export { type TraceBatch, type TraceRecord, traceBatchSchema, traceRecordSchema } from "./trace.ts";
export type { Surroundings } from "./validate/surroundings.ts";
export { blocksPublishing, validateFlow } from "./validate/validate-flow.ts";
export { scheduleProblem, timezoneProblem } from "./validate/validate-schedule.ts";
export { effectiveWish } from "./wish.ts";
export { withoutSecrets } from "./without-secrets.ts";
export { workingAround, workingDefinition } from "./working-definition.ts";
