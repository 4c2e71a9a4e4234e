import { router } from "../trpc.ts";
import { cancel } from "./cancel.ts";
import { executions } from "./executions.ts";
import { keep } from "./keep.ts";
import { list } from "./list.ts";
import { pin } from "./pin.ts";
import { remove } from "./remove.ts";
import { run } from "./run.ts";
import { save } from "./save.ts";
import { show } from "./show.ts";
import { take } from "./take.ts";
import { trial } from "./trial.ts";
import { waitForCall } from "./wait-for-call.ts";

export const sampleRouter = router({
  list,
  show,
  save,
  pin,
  delete: remove,
  executions,
  take,
  run,
  waitForCall,
  trial,
  cancel,
  keep,
});
