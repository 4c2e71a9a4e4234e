import { router } from "../trpc.ts";
import { follow } from "./follow.ts";
import { tail } from "./tail.ts";

export const logsRouter = router({ tail, follow });
