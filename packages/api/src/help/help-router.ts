import { router } from "../trpc.ts";
import { exportFile } from "./export-file.ts";
import { importFile } from "./import-file.ts";
import { list } from "./list.ts";
import { remove } from "./remove.ts";
import { save } from "./save.ts";

export const helpRouter = router({ list, save, delete: remove, export: exportFile, import: importFile });
