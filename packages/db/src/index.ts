export type { Actor } from "./actor.ts";
export { createApiKey } from "./api-key/create-api-key.ts";
export { type ApiKeyHolder, findApiKey } from "./api-key/find-api-key.ts";
export { type AuditAction, type AuditEntry, auditActions, auditOutcomes } from "./audit/audit-entry.ts";
export { listAudit } from "./audit/list-audit.ts";
export {
  type AuditProgress,
  addAuditEntry,
  cancelAudited,
  getAuditEntry,
  noteAuditProgress,
} from "./audit/write-audit.ts";
export { type BuildOrigin, type BuildStatus, buildStatuses, type ComponentBuild } from "./component/component-build.ts";
export { openVariables, type SealedVariables, sealVariables } from "./component/component-variables.ts";
export { createBuild } from "./component/create-build.ts";
export { getBuild } from "./component/get-build.ts";
export { hasOwnComponent, isBuiltInName } from "./component/is-built-in-name.ts";
export { type ComponentUse, listComponentUses } from "./component/list-component-uses.ts";
export {
  type Catalogue,
  type CatalogueComponent,
  type CatalogueVersion,
  findInCatalogue,
  loadCatalogue,
} from "./component/load-catalogue.ts";
export { deprecateComponent, shareComponent } from "./component/mark-component.ts";
export { registerBuiltIn } from "./component/register-built-in.ts";
export { createCredential } from "./credential/create-credential.ts";
export type { CredentialRow } from "./credential/credential-row.ts";
export { deleteCredential } from "./credential/delete-credential.ts";
export { findCredential } from "./credential/find-credential.ts";
export { type CredentialUse, listCredentialUses } from "./credential/list-credential-uses.ts";
export { listCredentials } from "./credential/list-credentials.ts";
export { updateCredential } from "./credential/update-credential.ts";
export type { CredentialFacts, Verification } from "./credential/verification.ts";
export { closeDatabase, type Database, openDatabase } from "./database.ts";
export { applyFlowFile } from "./draft/apply-flow-file.ts";
export { withCredentialNames } from "./draft/credential-names.ts";
export { type DraftRow, getDraft } from "./draft/get-draft.ts";
export { getDraftHead } from "./draft/get-draft-head.ts";
export { listStepNames } from "./draft/list-step-names.ts";
export { saveDraft } from "./draft/save-draft.ts";
export { countErrors, type ErrorCount } from "./error/count-errors.ts";
export { type ErrorStatus, errorStatuses } from "./error/error-status.ts";
export { type ErrorDetail, getError } from "./error/get-error.ts";
export { type ErrorRow, listErrors } from "./error/list-errors.ts";
export { type FrequentErrorRow, listFrequentErrors } from "./error/list-frequent-errors.ts";
export { listQuarantined } from "./error/list-quarantined.ts";
export { type InputHeaders, listRetryable, type RetryableError } from "./error/list-retryable.ts";
export { listUnsettledErrors } from "./error/list-unsettled-errors.ts";
export { settleErrors } from "./error/settle-errors.ts";
export type { ExecutionStatus } from "./execution/execution-status.ts";
export { getExecution } from "./execution/get-execution.ts";
export { listBodies, type MessageBodies } from "./execution/list-bodies.ts";
export { type ExecutionRow, listExecutions } from "./execution/list-executions.ts";
export { listMinutes, type MinuteRow } from "./execution/list-minutes.ts";
export { listTraces, summariseTraces } from "./execution/list-traces.ts";
export { changeStepWish, type StepChange } from "./flow/change-step-wish.ts";
export { changeTags } from "./flow/change-tags.ts";
export { copyFlow } from "./flow/copy-flow.ts";
export { createFlow } from "./flow/create-flow.ts";
export { deleteFlow } from "./flow/delete-flow.ts";
export { extendRetention } from "./flow/extend-retention.ts";
export { findFlow, findFlowByName } from "./flow/find-flow.ts";
export type { FlowRow } from "./flow/flow-row.ts";
export { freeFlowName } from "./flow/free-flow-name.ts";
export { findGuide, saveGuide } from "./flow/guide.ts";
export { type ListedFlow, listFlows } from "./flow/list-flows.ts";
export { listStepTotals, type StepTotals } from "./flow/list-step-totals.ts";
export { moveToFolder } from "./flow/move-to-folder.ts";
export { renameFlow } from "./flow/rename-flow.ts";
export { setWish } from "./flow/set-wish.ts";
export { getDocsBaseUrl, setDocsBaseUrl } from "./help/docs-base-url.ts";
export { type ConfiguredHelp, type HelpRule, listHelpRules, loadHelp } from "./help/load-help.ts";
export { deleteHelpRule, replaceHelpRules, saveHelpRule } from "./help/save-help-rule.ts";
export { applyMigrations } from "./migrate/apply-migrations.ts";
export {
  claimOAuthAttempt,
  createOAuthAttempt,
  failOAuthAttempt,
  findOAuthAttempt,
  forgetOAuthAttempt,
  grantOAuthAttempt,
  keepRequestToken,
  type OAuth1Secrets,
  type OAuth2Secrets,
  type OAuthAttemptRow,
  type OAuthSecrets,
  openGrantedTokens,
  openOAuthAttempt,
} from "./oauth/oauth-attempt.ts";
export { listOAuthClients, openOAuthClient, saveOAuthClient } from "./oauth/oauth-client.ts";
export {
  appendBuildLog,
  failBuild,
  hasComponentVersion,
  listOpenBuilds,
  registerBuiltVersion,
  type TakenBuild,
  takeBuild,
} from "./runner/component/component-builds.ts";
export { listUsedImages } from "./runner/component/list-used-images.ts";
export { loadComponentVersion } from "./runner/component/load-component-version.ts";
export { openCredential } from "./runner/credential/open-credential.ts";
export {
  endsBefore,
  listRenewable,
  type RenewableCredential,
  type Renewal,
  renewCredential,
} from "./runner/credential/renew-credential.ts";
export { saveCredentialKeys } from "./runner/credential/save-credential-keys.ts";
export { addTimelineLine } from "./runner/lifecycle/add-timeline-line.ts";
export { endDrain } from "./runner/lifecycle/end-drain.ts";
export { findRunnerFlow } from "./runner/lifecycle/find-runner-flow.ts";
export { type FlowLocks, openFlowLocks } from "./runner/lifecycle/flow-locks.ts";
export { createHookState, deleteHookState, findHookState } from "./runner/lifecycle/hook-state.ts";
export { listBusyFlows } from "./runner/lifecycle/list-busy-flows.ts";
export { listFlowStates } from "./runner/lifecycle/list-flow-states.ts";
export { listStepDeaths } from "./runner/lifecycle/list-step-deaths.ts";
export { markPolled } from "./runner/lifecycle/mark-polled.ts";
export { recordTransition, type TransitionFacts, type TransitionRecord } from "./runner/lifecycle/record-transition.ts";
export type { RunnerFlow } from "./runner/lifecycle/runner-flow.ts";
export { findFirstFinish, saveWake } from "./runner/lifecycle/save-wake.ts";
export { setStateReason } from "./runner/lifecycle/set-state-reason.ts";
export { findStepDeath, type StepDeath, saveStepDeath } from "./runner/lifecycle/step-death.ts";
export { addToCounters, type CounterChange } from "./runner/record/add-to-counters.ts";
export { dropOldMinutes, type MinuteChange } from "./runner/record/add-to-minutes.ts";
export { applyToExecutions, type ExecutionChange } from "./runner/record/apply-to-executions.ts";
export { dropOldPartitions, ensureDayPartitions } from "./runner/record/ensure-day-partitions.ts";
export { findRecordedTraces, type TraceIdentity } from "./runner/record/find-recorded-traces.ts";
export { hasErrorRecord, insertErrors, type NewError } from "./runner/record/insert-errors.ts";
export type { TraceRow } from "./runner/record/insert-traces.ts";
export { listCounters } from "./runner/record/list-counters.ts";
export { recordTraces, type TraceWrite } from "./runner/record/record-traces.ts";
export { type ExecutionRecount, reopenExecutions } from "./runner/record/reopen-executions.ts";
export { reopenQuarantined } from "./runner/record/reopen-quarantined.ts";
export { resetStepCounters } from "./runner/record/reset-step-counters.ts";
export type { TraceBodies } from "./runner/record/save-trace-bodies.ts";
export { settleExecutions } from "./runner/record/settle-executions.ts";
export { findSnapshot } from "./runner/snapshot/find-snapshot.ts";
export { saveSnapshot } from "./runner/snapshot/save-snapshot.ts";
export { adoptVersion } from "./runner/version/adopt-version.ts";
export { findVersionWithStep } from "./runner/version/find-version-with-step.ts";
export { finishRollout } from "./runner/version/finish-rollout.ts";
export {
  type LoadedVersion,
  loadFlowVersion,
  loadMapper,
  type StepComponent,
  type WorkspaceBounds,
} from "./runner/version/load-flow-version.ts";
export { rollBackVersion } from "./runner/version/roll-back-version.ts";
export { resetSnapshot, setSnapshot } from "./sample/change-snapshot.ts";
export { listSamples, type RecordedSample } from "./sample/list-samples.ts";
export { listSnapshots, type SnapshotRow } from "./sample/list-snapshots.ts";
export { listStepBodies, type StepBody } from "./sample/list-step-bodies.ts";
export {
  beginWaitingRun,
  cancelSampleRun,
  completeSampleRun,
  createSampleRun,
  failSampleRun,
  findSampleRun,
  findWaitingRun,
  isSampleRunWanted,
  listLiveSampleRuns,
  noteSampleOutcome,
  openSampleRun,
  type SampleRequest,
  type SampleRunRow,
} from "./sample/sample-run.ts";
export {
  deleteStepSample,
  findStepSample,
  listStepSamples,
  pinStepSample,
  type StepSampleRow,
  saveStepSample,
} from "./sample/step-samples.ts";
export { deriveFlowCipher } from "./secrets/derive-flow-cipher.ts";
export { openFlowMessage } from "./secrets/open-flow-message.ts";
export { readSampleCallToken, sampleCallToken } from "./secrets/sample-call-token.ts";
export { sealFlowMessage } from "./secrets/seal-flow-message.ts";
export { type MasterKey, readMasterKey, seal, unseal } from "./secrets/sealing.ts";
export { verifyEncryptionKey } from "./secrets/verify-encryption-key.ts";
export { createOwner } from "./setup/create-owner.ts";
export { createSetupToken } from "./setup/create-setup-token.ts";
export { findSetupToken, type SetupTokenState } from "./setup/find-setup-token.ts";
export { getFirstSteps, noteFirstStep } from "./setup/first-steps.ts";
export { needsOwner } from "./setup/needs-owner.ts";
export { listSeeded, noteSeeded } from "./setup/seeded.ts";
export { findStoredObject, findStoredObjects, readStoredObject } from "./stored-object/find-stored-objects.ts";
export { removeExpiredObjects, removeStoredObjects } from "./stored-object/remove-stored-objects.ts";
export type { StoredObject } from "./stored-object/stored-object.ts";
export { writeStoredObject } from "./stored-object/write-stored-object.ts";
export { listTimeline, type TimelineRow } from "./timeline/list-timeline.ts";
export { findProblems, loadSurroundings, type Surroundings } from "./version/find-problems.ts";
export { getVersion, type VersionRow } from "./version/get-version.ts";
export { isSameFlow } from "./version/is-same-flow.ts";
export { listVersions } from "./version/list-versions.ts";
export { type PublicationPreview, previewPublication } from "./version/preview-publication.ts";
export { type Published, publishFlow } from "./version/publish-flow.ts";
export { requireVersion, restoreVersion } from "./version/restore-version.ts";
export { type PlannedUpdate, planComponentUpdates, updateComponent } from "./version/update-component.ts";
export { findWebhookFlow, type WebhookFlow } from "./webhook/find-webhook-flow.ts";
export { ensureFirstWorkspace } from "./workspace/ensure-first-workspace.ts";
export { findMemberships, type Membership } from "./workspace/find-memberships.ts";
export { getWorkspace, type WorkspaceRow, type WorkspaceSettings } from "./workspace/get-workspace.ts";
export { updateWorkspace } from "./workspace/update-workspace.ts";
export { authorisedWorkspaceId, type WorkspaceId } from "./workspace/workspace-id.ts";
