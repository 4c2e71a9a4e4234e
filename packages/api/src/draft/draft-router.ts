import { router } from "../trpc.ts";
import { head } from "./head.ts";
import { save } from "./save.ts";

export const draftRouter = router({ head, save });
