import { router } from "../trpc.ts";
import { save } from "./save.ts";

export const draftRouter = router({ save });
