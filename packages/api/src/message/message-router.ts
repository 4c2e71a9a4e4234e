import { router } from "../trpc.ts";
import { act } from "./act.ts";
import { list } from "./list.ts";
import { cancel, progress } from "./progress.ts";
import { show } from "./show.ts";

export const messageRouter = router({ list, show, act, progress, cancel });
