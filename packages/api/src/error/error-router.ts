import { router } from "../trpc.ts";
import { list, listOfFlow } from "./list.ts";
import { show } from "./show.ts";

export const errorRouter = router({ list, listOfFlow, show });
