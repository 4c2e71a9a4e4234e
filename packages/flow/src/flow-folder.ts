import { z } from "zod";

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

/** The names on the way to a folder. */
export function folderLevels(path: string): string[] {
  return path
    .normalize("NFC")
    .split("/")
    .map((level) => level.trim())
    .filter(Boolean);
}

/** Whether a flow stands in a folder or in one below it. */
export function isInFolder(folder: string | undefined, wanted: string): boolean {
  return folder === wanted || folder?.startsWith(`${wanted}/`) === true;
}
