import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { Refusal } from "../refusal.ts";

/** A JSON or YAML file a person wrote. */
export async function readDocument(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new Refusal(`${path} cannot be read.`, { code: "invalid_input", cause });
  });
  try {
    return parse(text); // JSON is YAML too
  } catch (cause) {
    throw new Refusal(`${path} is neither JSON nor YAML.`, { code: "invalid_input", cause });
  }
}
