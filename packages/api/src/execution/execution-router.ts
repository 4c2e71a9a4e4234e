import { router } from "../trpc.ts";
import { bodies } from "./bodies.ts";
import { list } from "./list.ts";
import { show } from "./show.ts";

export const executionRouter = router({ list, show, bodies });
