import { plainName } from "./plain-name.ts";

/** The names on the way to a folder. */
export function folderLevels(path: string): string[] {
  return plainName(path)
    .normalize("NFC")
    .split("/")
    .map((level) => level.trim())
    .filter(Boolean);
}

/** Whether a flow stands in a folder or in one below it. */
export function isInFolder(folder: string | undefined, wanted: string): boolean {
  return folder === wanted || folder?.startsWith(`${wanted}/`) === true;
}
