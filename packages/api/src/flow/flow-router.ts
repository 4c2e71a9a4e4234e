import { router } from "../trpc.ts";
import { applyFile } from "./apply-file.ts";
import { changeTags } from "./change-tags.ts";
import { extendRetention } from "./command/extend-retention.ts";
import { resume } from "./command/resume.ts";
import { runNow } from "./command/run-now.ts";
import { settleHeld } from "./command/settle-held.ts";
import { start } from "./command/start.ts";
import { stop } from "./command/stop.ts";
import { suspend } from "./command/suspend.ts";
import { copy } from "./copy.ts";
import { create } from "./create.ts";
import { exportFile } from "./export-file.ts";
import { get } from "./get.ts";
import { list } from "./list.ts";
import { moveToFolder } from "./move-to-folder.ts";
import { remove } from "./remove.ts";
import { rename } from "./rename.ts";
import { setGuide } from "./set-guide.ts";
import { resetSnapshot } from "./snapshot/reset-snapshot.ts";
import { setSnapshot } from "./snapshot/set-snapshot.ts";
import { snapshot } from "./snapshot/snapshot.ts";
import { pauseStep } from "./step/pause-step.ts";
import { restartStep } from "./step/restart-step.ts";
import { resumeStep } from "./step/resume-step.ts";
import { scaleStep } from "./step/scale-step.ts";
import { changes } from "./version/changes.ts";
import { publish } from "./version/publish.ts";
import { restore } from "./version/restore.ts";
import { version } from "./version/version.ts";
import { versions } from "./version/versions.ts";
import { live } from "./watch/live.ts";
import { liveAll } from "./watch/live-all.ts";
import { status } from "./watch/status.ts";
import { throughput } from "./watch/throughput.ts";
import { timeline } from "./watch/timeline.ts";
import { why } from "./watch/why.ts";

export const flowRouter = router({
  list,
  get,
  create,
  rename,
  copy,
  changeTags,
  moveToFolder,
  setGuide,
  delete: remove,
  applyFile, // tRPC keeps the word "apply" for itself
  export: exportFile,
  publish,
  changes,
  versions,
  version,
  restore,
  start,
  stop,
  suspend,
  resume,
  runNow,
  pauseStep,
  resumeStep,
  restartStep,
  scaleStep,
  settleHeld,
  extendRetention,
  status,
  why,
  throughput,
  timeline,
  snapshot,
  setSnapshot,
  resetSnapshot,
  live,
  liveAll,
});
