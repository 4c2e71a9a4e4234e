import { defaultLimits } from "@millrace/flow";

/** The settings of a workspace that people change. */
export interface WorkspaceDraft {
  name: string;
  limited: boolean;
  maxMessages: number;
  maxMegabytes: number;
  retentionDays: number;
  minIdleSeconds: number;
  maxIdleSeconds: number;
}

export type WorkspaceNumber = Exclude<keyof WorkspaceDraft, "name" | "limited">;

/** What an emptied field stands for, and what may be typed into it. */
export const workspaceBounds = {
  maxMessages: { usual: defaultLimits.messages, min: 1, max: 10_000_000 },
  maxMegabytes: { usual: defaultLimits.megabytes, min: 1, max: 100_000 },
  retentionDays: { usual: defaultLimits.retentionDays, min: 1, max: 365 },
  minIdleSeconds: {
    usual: defaultLimits.minIdleSeconds,
    min: defaultLimits.minIdleSeconds,
    max: defaultLimits.maxIdleSeconds,
  },
  maxIdleSeconds: {
    usual: defaultLimits.maxIdleSeconds,
    min: defaultLimits.minIdleSeconds,
    max: defaultLimits.maxIdleSeconds,
  },
} as const satisfies Record<WorkspaceNumber, { usual: number; min: number; max: number }>;

const keys = [
  "name",
  "limited",
  "maxMessages",
  "maxMegabytes",
  "retentionDays",
  "minIdleSeconds",
  "maxIdleSeconds",
] as const satisfies readonly (keyof WorkspaceDraft)[];

/** What was typed and not saved yet; an emptied field is `undefined` and stands for what is usual. */
export type WorkspaceEdits = { name?: string; limited?: boolean } & { [Key in WorkspaceNumber]?: number | undefined };

export function withEdits(saved: WorkspaceDraft, edits: WorkspaceEdits): WorkspaceDraft {
  const number = (key: WorkspaceNumber) => (key in edits ? (edits[key] ?? workspaceBounds[key].usual) : saved[key]);
  return {
    name: edits.name?.trim() ?? saved.name,
    limited: edits.limited ?? saved.limited,
    maxMessages: number("maxMessages"),
    maxMegabytes: number("maxMegabytes"),
    retentionDays: number("retentionDays"),
    minIdleSeconds: number("minIdleSeconds"),
    maxIdleSeconds: number("maxIdleSeconds"),
  };
}

/** Only what differs from what is saved: somebody else's change of another setting is not undone. */
export function workspaceChanges(saved: WorkspaceDraft, draft: WorkspaceDraft): Partial<WorkspaceDraft> {
  return Object.fromEntries(keys.filter((key) => saved[key] !== draft[key]).map((key) => [key, draft[key]]));
}

/** Why the name cannot be, or undefined. */
export function nameProblem({ name }: Pick<WorkspaceDraft, "name">): string | undefined {
  return name === "" ? "A workspace needs a name." : undefined;
}

/** Why the idle bounds cannot be, or undefined. */
export function idleProblem({ minIdleSeconds, maxIdleSeconds }: WorkspaceDraft): string | undefined {
  return minIdleSeconds > maxIdleSeconds ? "The shortest idle time is longer than the longest." : undefined;
}
