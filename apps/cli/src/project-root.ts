import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of the repository this program lies in. */
export const projectRoot: string = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
