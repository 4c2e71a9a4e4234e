import { router } from "../trpc.ts";
import { applyFile } from "./apply-file.ts";
import { create } from "./create.ts";
import { exportFile } from "./export-file.ts";
import { get } from "./get.ts";
import { list } from "./list.ts";
import { live } from "./live.ts";
import { liveAll } from "./live-all.ts";
import { publish } from "./publish.ts";
import { remove } from "./remove.ts";
import { rename } from "./rename.ts";
import { runNow } from "./run-now.ts";
import { samples } from "./samples.ts";
import { snapshot } from "./snapshot.ts";
import { start } from "./start.ts";
import { status } from "./status.ts";
import { stop } from "./stop.ts";
import { timeline } from "./timeline.ts";
import { versions } from "./versions.ts";

export const flowRouter = router({
  list,
  get,
  create,
  rename,
  delete: remove,
  applyFile, // tRPC keeps the word "apply" for itself
  export: exportFile,
  publish,
  versions,
  start,
  stop,
  runNow,
  status,
  timeline,
  snapshot,
  samples,
  live,
  liveAll,
});
