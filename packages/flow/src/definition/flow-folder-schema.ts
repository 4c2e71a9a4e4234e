import { z } from "zod";
import { folderLevels } from "./flow-folder.ts";

const mostLevels = 5;
const longestLevel = 60;

/**
 * Where a flow stands in the list: names from the outside in, parted by slashes (`Shop/Orders`). Like its tags it belongs to the flow, not to its
 * draft or its file. Blanks around names and empty ones are nothing.
 */
export const flowFolderSchema = z
  .string()
  .transform((path) => folderLevels(path).join("/"))
  .refine((path) => path !== "", "A folder needs a name.")
  .refine((path) => folderLevels(path).length <= mostLevels, `Folders go ${mostLevels} levels deep at most.`)
  .refine(
    (path) => folderLevels(path).every((level) => [...level].length <= longestLevel),
    `A folder's name has up to ${longestLevel} letters.`,
  );
