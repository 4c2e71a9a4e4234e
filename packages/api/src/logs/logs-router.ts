import { router } from "../trpc.ts";
import { tail } from "./tail.ts";

export const logsRouter = router({ tail });
