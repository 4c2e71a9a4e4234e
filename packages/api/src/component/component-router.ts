import { router } from "../trpc.ts";
import { build } from "./build.ts";
import { list } from "./list.ts";
import { show } from "./show.ts";

export const componentRouter = router({ build, list, show });
