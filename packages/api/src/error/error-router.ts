import { router } from "../trpc.ts";
import { count } from "./count.ts";
import { dismiss } from "./dismiss.ts";
import { dismissAll } from "./dismiss-all.ts";
import { list, listOfFlow } from "./list.ts";
import { retry } from "./retry.ts";
import { retryAll } from "./retry-all.ts";
import { show } from "./show.ts";

export const errorRouter = router({ list, listOfFlow, count, show, retry, dismiss, retryAll, dismissAll });
