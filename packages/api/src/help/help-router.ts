import { router } from "../trpc.ts";
import { list } from "./list.ts";
import { remove } from "./remove.ts";
import { save } from "./save.ts";

export const helpRouter = router({ list, save, delete: remove });
