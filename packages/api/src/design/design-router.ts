import { router } from "../trpc.ts";
import { metadata } from "./metadata.ts";
import { selectOptions } from "./select-options.ts";

export const designRouter = router({ selectOptions, metadata });
