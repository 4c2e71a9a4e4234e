import { readFile, stat } from "node:fs/promises";
import { FlowFileError, type ReadFlows, readFlowText, refuseTooLarge } from "@millrace/flow";
import { Refusal } from "../refusal.ts";

/** The flows of a file: ours in JSON or YAML, or an export of elastic.io. */
export async function readFlowFiles(path: string): Promise<ReadFlows> {
  try {
    refuseTooLarge((await stat(path).catch(unreadable(path))).size);
    return await readFlowText(await readFile(path, "utf8").catch(unreadable(path)));
  } catch (cause) {
    if (cause instanceof FlowFileError)
      throw new Refusal(`${path}: ${cause.message}`, { code: "invalid_input", cause });
    throw cause;
  }
}

function unreadable(path: string): (cause: unknown) => never {
  return (cause) => {
    throw new Refusal(`${path} cannot be read.`, { code: "invalid_input", cause });
  };
}
