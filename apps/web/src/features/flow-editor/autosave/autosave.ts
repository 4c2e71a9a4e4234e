import type { FlowDefinition } from "@millrace/flow";

/** What somebody else saved. */
export interface OtherDraft {
  revision: number;
  definition: FlowDefinition;
  updatedBy?: string | undefined;
}

export type SaveResult =
  | { kind: "saved"; revision: number }
  /** Somebody else saved in between. */
  | ({ kind: "conflict" } & OtherDraft)
  /** No answer: the edits are kept and tried again. */
  | { kind: "unreachable" }
  /** The session is over: the edits are kept until somebody signs in again. */
  | { kind: "signed-out" }
  /** The flow was deleted: nothing here can be stored any more. */
  | { kind: "gone" }
  | { kind: "refused"; message: string };

export type SaveStatus =
  | { kind: "saved" }
  | { kind: "pending" }
  | { kind: "saving" }
  | { kind: "offline" }
  | { kind: "signed-out" }
  | { kind: "gone" }
  | { kind: "refused"; message: string }
  | { kind: "conflict"; other: OtherDraft };

export interface AutosaveOptions {
  /** Revision of the draft the edits start from. */
  revision: number;
  save(draft: { revision: number; definition: FlowDefinition }): Promise<SaveResult>;
  onStatus(status: SaveStatus): void;
  /** Quiet time after the last edit before it is saved. */
  delayMs?: number;
  /** Pause between attempts while nothing answers. */
  retryMs?: number;
}

export interface Autosave {
  /** Tells of an edit; saves after a moment of quiet. */
  changed(definition: FlowDefinition): void;
  /** Saves at once what is not saved yet. True when everything is stored afterwards. */
  flush(): Promise<boolean>;
  /** Answers a conflict with "mine": the next save replaces what the other one wrote. */
  overwrite(): Promise<boolean>;
  /** Answers a conflict with "theirs": continues from that revision; edits of here are dropped by the caller. */
  adopt(revision: number): void;
  /** Somebody deleted the flow: nothing is sent any more. */
  gone(): void;
  /** Of the draft that the next save starts from. */
  revision(): number;
  dispose(): void;
}

/** Saves edits one at a time, newest only, and never loses one: what could not be stored stays pending and is tried again. */
export function createAutosave(options: AutosaveOptions): Autosave {
  const { save, onStatus, delayMs = 600, retryMs = 3000 } = options;
  let revision = options.revision;
  let pending: FlowDefinition | undefined;
  let conflicting: number | undefined;
  let running: Promise<boolean> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let disposed = false;
  let isGone = false;

  return {
    changed(definition) {
      pending = definition;
      if (conflicting !== undefined || isGone) return; // wait for the person's answer
      onStatus({ kind: "pending" });
      schedule(delayMs);
    },
    flush,
    overwrite() {
      if (conflicting !== undefined) revision = conflicting;
      conflicting = undefined;
      return flush();
    },
    adopt(adopted) {
      clearTimeout(timer);
      revision = adopted;
      conflicting = undefined;
      pending = undefined;
      onStatus({ kind: "saved" });
    },
    gone,
    revision: () => revision,
    dispose() {
      disposed = true;
      clearTimeout(timer);
    },
  };

  function gone(): void {
    clearTimeout(timer);
    isGone = true;
    onStatus({ kind: "gone" });
  }

  function schedule(waitMs: number): void {
    clearTimeout(timer);
    if (!disposed) timer = setTimeout(() => void flush(), waitMs);
  }

  function flush(): Promise<boolean> {
    clearTimeout(timer);
    running ??= saveAll().finally(() => {
      running = undefined;
    });
    return running;
  }

  async function saveAll(): Promise<boolean> {
    if (isGone) return false;
    while (pending && conflicting === undefined) {
      const definition = pending;
      pending = undefined;
      onStatus({ kind: "saving" });
      const result = await save({ revision, definition });
      if (result.kind === "saved") {
        revision = result.revision;
        continue;
      }
      pending ??= definition; // an edit made meanwhile contains this one
      return settle(result);
    }
    if (conflicting !== undefined) return false;
    onStatus({ kind: "saved" });
    return true;
  }

  function settle(result: Exclude<SaveResult, { kind: "saved" }>): false {
    if (result.kind === "conflict") {
      const { kind: _, ...other } = result;
      conflicting = other.revision;
      onStatus({ kind: "conflict", other });
    } else if (result.kind === "gone") {
      gone();
    } else if (result.kind === "unreachable") {
      onStatus({ kind: "offline" });
      schedule(retryMs);
    } else if (result.kind === "signed-out") {
      onStatus({ kind: "signed-out" });
      schedule(retryMs);
    } else {
      onStatus({ kind: "refused", message: result.message });
    }
    return false;
  }
}
