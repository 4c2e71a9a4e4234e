import type { Command } from "../command.ts";
import { auditList } from "./audit-list.ts";
import { componentDev } from "./component-dev.ts";
import { componentInit } from "./component-init.ts";
import { componentList } from "./component-list.ts";
import { componentMetadata } from "./component-metadata.ts";
import { componentPush } from "./component-push.ts";
import { componentSelect } from "./component-select.ts";
import { componentShow } from "./component-show.ts";
import { credentialCreate } from "./credential-create.ts";
import { credentialDelete } from "./credential-delete.ts";
import { credentialList } from "./credential-list.ts";
import { credentialShow } from "./credential-show.ts";
import { credentialVerify } from "./credential-verify.ts";
import { doctor } from "./doctor.ts";
import { down } from "./down.ts";
import { env } from "./env.ts";
import { errorDismiss } from "./error-dismiss.ts";
import { errorDismissAll } from "./error-dismiss-all.ts";
import { errorList } from "./error-list.ts";
import { errorRetry } from "./error-retry.ts";
import { errorRetryAll } from "./error-retry-all.ts";
import { errorShow } from "./error-show.ts";
import { executionList } from "./execution-list.ts";
import { executionShow } from "./execution-show.ts";
import { flowApply } from "./flow-apply.ts";
import { flowChanges } from "./flow-changes.ts";
import { flowCopy } from "./flow-copy.ts";
import { flowDelete } from "./flow-delete.ts";
import { flowExport } from "./flow-export.ts";
import { flowExtendRetention } from "./flow-extend-retention.ts";
import { flowList } from "./flow-list.ts";
import { flowPublish } from "./flow-publish.ts";
import { flowRestore } from "./flow-restore.ts";
import { flowResume } from "./flow-resume.ts";
import { flowRunNow } from "./flow-run-now.ts";
import { flowSample } from "./flow-sample.ts";
import { flowSnapshot } from "./flow-snapshot.ts";
import { flowStart } from "./flow-start.ts";
import { flowStatus } from "./flow-status.ts";
import { flowStop } from "./flow-stop.ts";
import { flowSuspend } from "./flow-suspend.ts";
import { flowTag } from "./flow-tag.ts";
import { flowTimeline } from "./flow-timeline.ts";
import { flowVersions } from "./flow-versions.ts";
import { flowWhy } from "./flow-why.ts";
import { helpExport } from "./help-export.ts";
import { helpImport } from "./help-import.ts";
import { helpRules } from "./help-rules.ts";
import { logs } from "./logs.ts";
import { messageDrop } from "./message-drop.ts";
import { messageEdit } from "./message-edit.ts";
import { messageExport } from "./message-export.ts";
import { messageImport } from "./message-import.ts";
import { messageList } from "./message-list.ts";
import { messageReplay } from "./message-replay.ts";
import { messageSettle } from "./message-settle.ts";
import { messageShow } from "./message-show.ts";
import { oauthClientList } from "./oauth-client-list.ts";
import { oauthClientSet } from "./oauth-client-set.ts";
import { stepPause } from "./step-pause.ts";
import { stepRestart } from "./step-restart.ts";
import { stepResume } from "./step-resume.ts";
import { stepScale } from "./step-scale.ts";
import { supervise } from "./supervise.ts";
import { up } from "./up.ts";
import { workspaceSet } from "./workspace-set.ts";
import { workspaceShow } from "./workspace-show.ts";

/** Every command of `millrace`, in the order of its help. */
export const commands: readonly Command[] = [
  up,
  down,
  doctor,
  env,
  supervise,
  componentInit,
  componentDev,
  componentList,
  componentPush,
  componentShow,
  componentSelect,
  componentMetadata,
  credentialList,
  credentialCreate,
  credentialShow,
  credentialVerify,
  credentialDelete,
  flowList,
  flowApply,
  flowChanges,
  flowPublish,
  flowVersions,
  flowRestore,
  flowStart,
  flowStop,
  flowSuspend,
  flowResume,
  flowRunNow,
  flowStatus,
  flowWhy,
  flowTimeline,
  flowSample,
  flowSnapshot,
  flowExtendRetention,
  flowExport,
  flowCopy,
  flowTag,
  flowDelete,
  stepPause,
  stepResume,
  stepScale,
  stepRestart,
  executionList,
  executionShow,
  errorList,
  errorShow,
  errorRetry,
  errorRetryAll,
  errorDismiss,
  errorDismissAll,
  messageList,
  messageShow,
  messageDrop,
  messageReplay,
  messageEdit,
  messageExport,
  messageImport,
  messageSettle,
  auditList,
  workspaceShow,
  workspaceSet,
  logs,
  helpRules,
  helpExport,
  helpImport,
  oauthClientList,
  oauthClientSet,
];
