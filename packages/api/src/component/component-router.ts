import { router } from "../trpc.ts";
import { build } from "./build.ts";
import { deprecate } from "./deprecate.ts";
import { list } from "./list.ts";
import { planUpdate } from "./plan-update.ts";
import { share } from "./share.ts";
import { show } from "./show.ts";
import { updateFlow } from "./update-flow.ts";
import { uses } from "./uses.ts";

export const componentRouter = router({ build, deprecate, list, planUpdate, share, show, updateFlow, uses });
