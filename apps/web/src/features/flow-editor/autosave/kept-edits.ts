import { type FlowDefinition, flowDefinitionSchema } from "@millrace/flow";
import { z } from "zod";

const keptSchema = z.object({ tab: z.string(), revision: z.number(), definition: flowDefinitionSchema });

/** What this browser keeps of a draft that the server does not have yet, so that a closed tab loses nothing. */
export interface KeptEdits {
  /** Revision of the draft the edits started from. */
  revision: number;
  definition: FlowDefinition;
}

const tab = Math.random().toString(36).slice(2);

export function readKeptEdits(flowId: string): KeptEdits | undefined {
  try {
    return keptSchema.safeParse(JSON.parse(localStorage.getItem(keyOf(flowId)) ?? "null")).data;
  } catch {
    return undefined; // no storage, or something else wrote there
  }
}

export function keepEdits(flowId: string, edits: KeptEdits): void {
  try {
    localStorage.setItem(keyOf(flowId), JSON.stringify({ tab, ...edits }));
  } catch {
    // The storage is full or forbidden: the edits are in memory all the same, and the page asks before it is left.
  }
}

/** They are stored on the server. What another tab keeps is its own. */
export function forgetEdits(flowId: string, { ofAnyTab = false }: { ofAnyTab?: boolean } = {}): void {
  try {
    const kept = keptSchema.safeParse(JSON.parse(localStorage.getItem(keyOf(flowId)) ?? "null")).data;
    if (ofAnyTab || kept?.tab === tab) localStorage.removeItem(keyOf(flowId));
  } catch {
    // As above.
  }
}

function keyOf(flowId: string): string {
  return `millrace-edits-${flowId}`;
}
