import { join } from "node:path";
import { packFiles } from "./serve/pack-files.ts";

/** After `next build`: packs what `main.ts` sends. */
await packFiles(join(import.meta.dirname, "..", ".next", "static"));
