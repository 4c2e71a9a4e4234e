import { flowFileSchema } from "@millrace/flow";
import { type Clip, clipSchema } from "../flow-editor/document/clip.ts";
import { placeSteps } from "../flow-editor/document/tidy-steps.ts";

export type ReadClip =
  | { kind: "steps"; clip: Clip }
  /** A whole flow as a file. */
  | { kind: "flow"; name: string; clip: Clip }
  | { kind: "junk"; reason: string };

/** What a pasted text holds. */
export function readClip(text: string): ReadClip {
  if (text.trim() === "") return { kind: "junk", reason: "The clipboard is empty, or holds no text." };
  const value = parse(text);
  if (value === undefined) {
    return { kind: "junk", reason: "The clipboard holds other text. Copy steps of a flow, or a flow file as JSON." };
  }
  const clip = clipSchema.safeParse(value);
  if (clip.success) return { kind: "steps", clip: clip.data };
  const file = flowFileSchema.safeParse(value);
  if (file.success) {
    const { graph, nodes_config, notes } = placeSteps(file.data);
    return {
      kind: "flow",
      name: file.data.name,
      clip: { millrace: "steps", graph, ...(nodes_config && { nodes_config }), ...(notes && { notes }) },
    };
  }
  return { kind: "junk", reason: "The clipboard holds JSON, but neither steps of a flow nor a flow file." };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
