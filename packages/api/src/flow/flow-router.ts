import { router } from "../trpc.ts";
import { applyFile } from "./apply-file.ts";
import { changeTags } from "./change-tags.ts";
import { changes } from "./changes.ts";
import { copy } from "./copy.ts";
import { create } from "./create.ts";
import { exportFile } from "./export-file.ts";
import { extendRetention } from "./extend-retention.ts";
import { get } from "./get.ts";
import { list } from "./list.ts";
import { live } from "./live.ts";
import { liveAll } from "./live-all.ts";
import { moveToFolder } from "./move-to-folder.ts";
import { pauseStep } from "./pause-step.ts";
import { publish } from "./publish.ts";
import { remove } from "./remove.ts";
import { rename } from "./rename.ts";
import { resetSnapshot } from "./reset-snapshot.ts";
import { restartStep } from "./restart-step.ts";
import { restore } from "./restore.ts";
import { resume } from "./resume.ts";
import { resumeStep } from "./resume-step.ts";
import { runNow } from "./run-now.ts";
import { scaleStep } from "./scale-step.ts";
import { setGuide } from "./set-guide.ts";
import { setSnapshot } from "./set-snapshot.ts";
import { settleHeld } from "./settle-held.ts";
import { snapshot } from "./snapshot.ts";
import { start } from "./start.ts";
import { status } from "./status.ts";
import { stop } from "./stop.ts";
import { suspend } from "./suspend.ts";
import { throughput } from "./throughput.ts";
import { timeline } from "./timeline.ts";
import { version } from "./version.ts";
import { versions } from "./versions.ts";
import { why } from "./why.ts";

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
