export { assertNever } from "./assert-never.ts";
export { withFormerShape } from "./component/auth-client-fields.ts";
export { type Choice, choiceLabels, readChoices } from "./component/choices.ts";
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
} from "./component/component-descriptor.ts";
export {
  type ComponentRuntime,
  componentRuntimeSchema,
  designCommand,
  stepCommand,
} from "./component/component-runtime.ts";
export { sampleFromMetadata } from "./component/metadata-sample.ts";
export { missingAuthParts } from "./component/missing-auth-parts.ts";
export { outputMetadata, wantsMetadata } from "./component/output-metadata.ts";
export { usualPrefetch } from "./component/usual-prefetch.ts";
export { type CredentialAccess, credentialAccess, readTokens } from "./credential/credential-access.ts";
export { credentialKind, type KindField, kindField } from "./credential/credential-kind.ts";
export type { OAuthNames } from "./credential/fill-names.ts";
export { hideSecrets } from "./credential/hide-secrets.ts";
export { type OAuthProtocol, oauthField, oauthProtocol } from "./credential/oauth-field.ts";
export type { OAuthReadiness } from "./credential/oauth-readiness.ts";
export { type OAuthSettings, oauthClientNames, resolveOAuthSettings } from "./credential/oauth-settings.ts";
export {
  keepTokens,
  missingScopes,
  type OAuthTokens,
  oauthTokensSchema,
  renewalTime,
  type TokenAnswer,
  tokenAccount,
  tokenAnswerSchema,
} from "./credential/oauth-tokens.ts";
export { hasOAuth1Page, type OAuth1Settings, resolveOAuth1Settings } from "./credential/oauth1-settings.ts";
export {
  keepOAuth1Tokens,
  type OAuth1Answer,
  type OAuth1Tokens,
  oauth1Account,
  oauth1AnswerSchema,
  oauth1TokensSchema,
} from "./credential/oauth1-tokens.ts";
export { signsIn } from "./credential/signs-in.ts";
export { withoutSecrets } from "./credential/without-secrets.ts";
export { bridgeStep } from "./definition/bridge-step.ts";
export { errorHandler, handledSteps } from "./definition/error-handler.ts";
export { type ExpressionValue, isExpressionValue } from "./definition/expression-value.ts";
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
} from "./definition/flow-definition.ts";
export { folderLevels, isInFolder } from "./definition/flow-folder.ts";
export { flowFolderSchema } from "./definition/flow-folder-schema.ts";
export { type FlowGuide, flowGuideSchema } from "./definition/flow-guide.ts";
export { ancestors, edgeId, predecessors, reachableFrom, rootNodes, successors } from "./definition/graph.ts";
export {
  bytesPerMegabyte,
  defaultDrainSeconds,
  defaultLimits,
  defaultStepSettings,
  deliveryLimit,
  designCallMs,
} from "./definition/limits.ts";
export { plainName } from "./definition/plain-name.ts";
export { retargetSteps, stepsOf } from "./definition/retarget-steps.ts";
export { isSameGraph } from "./definition/same-graph.ts";
export { formatStepCommand, parseStepCommand, type StepCommand } from "./definition/step-command.ts";
export { workingAround, workingDefinition } from "./definition/working-definition.ts";
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
export {
  compileExpression,
  type Expression,
  ExpressionError,
  expressionContext,
  expressionProblem,
} from "./expression/expression.ts";
export { expressionPaths } from "./expression/expression-paths.ts";
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
} from "./help/help-link.ts";
export { helpRuleProblems } from "./help/help-rule-problems.ts";
export { FlowFileError } from "./import/flow-file-error.ts";
export type { ImportedFlow, ImportNote, ReadFlows } from "./import/imported-flow.ts";
export { refuseTooLarge } from "./import/parse-document.ts";
export { readFlowText } from "./import/read-flows.ts";
export { carryStepWishes } from "./lifecycle/carry-step-wishes.ts";
export { decideCommand, desiredByCommand, type WishCommand } from "./lifecycle/decide-command.ts";
export { durationClass, durationPercentile } from "./lifecycle/duration-class.ts";
export { desiredStateSchema, flowStateSchema } from "./lifecycle/flow-state-schema.ts";
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
} from "./lifecycle/lifecycle.ts";
export {
  type LiveContainer,
  type LiveFlow,
  type LiveStep,
  liveFlowSchema,
  liveStepSchema,
  type WakeSplit,
  wakeSplitSchema,
} from "./lifecycle/live-flow.ts";
export { refuseCommand } from "./lifecycle/refuse-command.ts";
export { type StepSetting, stepSetting } from "./lifecycle/step-setting.ts";
export { type StepWish, type StepWishes, stepWishesSchema } from "./lifecycle/step-wish.ts";
export { effectiveWish } from "./lifecycle/wish.ts";
export {
  exampleHandledError,
  isErrorEnvelope,
  openErrorEnvelope,
  sealErrorEnvelope,
} from "./message/error-envelope.ts";
export type { Attachment, Message, Passthrough } from "./message/message.ts";
export { type MessageSearch, matchesMessageSearch, parseMessageSearch } from "./message/message-search.ts";
export { type StepDescription, stepDescriptionSchema } from "./message/step-api.ts";
export { objectIdHeader, storedObjectLimits } from "./message/stored-object.ts";
export { type TraceBatch, type TraceRecord, traceBatchSchema, traceRecordSchema } from "./message/trace.ts";
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
export { shortSpan } from "./short-span.ts";
export type { Problem, ProblemCode } from "./validate/problem.ts";
export type { Surroundings } from "./validate/surroundings.ts";
export { blocksPublishing, validateFlow } from "./validate/validate-flow.ts";
export { scheduleProblem, timezoneProblem } from "./validate/validate-schedule.ts";
