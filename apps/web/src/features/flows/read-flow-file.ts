import { type FlowFile, flowFileSchema } from "@millrace/flow";

/** A flow file that cannot be understood; its message says where, for a person. */
export class FlowFileError extends Error {}

/** Reads a flow file, JSON or YAML. Throws `FlowFileError`. */
export async function readFlowFile(text: string): Promise<FlowFile> {
  const { parse, YAMLParseError } = await import("yaml"); // JSON is YAML too
  let content: unknown;
  try {
    content = parse(text, { maxAliasCount: 100 });
  } catch (error) {
    if (!(error instanceof YAMLParseError) && !(error instanceof ReferenceError)) throw error;
    throw new FlowFileError(`This is neither JSON nor YAML: ${firstLine(error.message)}`, { cause: error });
  }
  const file = flowFileSchema.safeParse(content);
  if (file.success) return file.data;
  const [issue] = file.error.issues;
  const place = issue?.path.join(".");
  throw new FlowFileError(`This is not a flow file: ${place ? `${place}: ` : ""}${issue?.message ?? "unknown shape"}`);
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? text;
}
