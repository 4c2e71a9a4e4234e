import type { Command } from "../command.ts";
import { componentDev } from "./component/component-dev.ts";
import { componentInit } from "./component/component-init.ts";
import { componentList } from "./component/component-list.ts";
import { componentMetadata } from "./component/component-metadata.ts";
import { componentPush } from "./component/component-push.ts";
import { componentSelect } from "./component/component-select.ts";
import { componentShow } from "./component/component-show.ts";
import { credentialCreate } from "./credential/credential-create.ts";
import { credentialDelete } from "./credential/credential-delete.ts";
import { credentialList } from "./credential/credential-list.ts";
import { credentialShow } from "./credential/credential-show.ts";
import { credentialVerify } from "./credential/credential-verify.ts";
import { oauthClientList } from "./credential/oauth-client-list.ts";
import { oauthClientSet } from "./credential/oauth-client-set.ts";
import { errorDismiss } from "./error/error-dismiss.ts";
import { errorDismissAll } from "./error/error-dismiss-all.ts";
import { errorList } from "./error/error-list.ts";
import { errorRetry } from "./error/error-retry.ts";
import { errorRetryAll } from "./error/error-retry-all.ts";
import { errorShow } from "./error/error-show.ts";
import { executionList } from "./execution/execution-list.ts";
import { executionShow } from "./execution/execution-show.ts";
import { flowApply } from "./flow/flow-apply.ts";
import { flowChanges } from "./flow/flow-changes.ts";
import { flowCopy } from "./flow/flow-copy.ts";
import { flowDelete } from "./flow/flow-delete.ts";
import { flowExport } from "./flow/flow-export.ts";
import { flowExtendRetention } from "./flow/flow-extend-retention.ts";
import { flowList } from "./flow/flow-list.ts";
import { flowPublish } from "./flow/flow-publish.ts";
import { flowRestore } from "./flow/flow-restore.ts";
import { flowResume } from "./flow/flow-resume.ts";
import { flowRunNow } from "./flow/flow-run-now.ts";
import { flowSample } from "./flow/flow-sample.ts";
import { flowSnapshot } from "./flow/flow-snapshot.ts";
import { flowStart } from "./flow/flow-start.ts";
import { flowStatus } from "./flow/flow-status.ts";
import { flowStop } from "./flow/flow-stop.ts";
import { flowSuspend } from "./flow/flow-suspend.ts";
import { flowTag } from "./flow/flow-tag.ts";
import { flowTimeline } from "./flow/flow-timeline.ts";
import { flowVersions } from "./flow/flow-versions.ts";
import { flowWhy } from "./flow/flow-why.ts";
import { logs } from "./flow/logs.ts";
import { helpExport } from "./help/help-export.ts";
import { helpImport } from "./help/help-import.ts";
import { helpRules } from "./help/help-rules.ts";
import { doctor } from "./machine/doctor.ts";
import { down } from "./machine/down.ts";
import { env } from "./machine/env.ts";
import { supervise } from "./machine/supervise.ts";
import { up } from "./machine/up.ts";
import { messageDrop } from "./message/message-drop.ts";
import { messageEdit } from "./message/message-edit.ts";
import { messageExport } from "./message/message-export.ts";
import { messageImport } from "./message/message-import.ts";
import { messageList } from "./message/message-list.ts";
import { messageReplay } from "./message/message-replay.ts";
import { messageSettle } from "./message/message-settle.ts";
import { messageShow } from "./message/message-show.ts";
import { stepPause } from "./step/step-pause.ts";
import { stepRestart } from "./step/step-restart.ts";
import { stepResume } from "./step/step-resume.ts";
import { stepScale } from "./step/step-scale.ts";
import { auditList } from "./workspace/audit-list.ts";
import { workspaceSet } from "./workspace/workspace-set.ts";
import { workspaceShow } from "./workspace/workspace-show.ts";

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
