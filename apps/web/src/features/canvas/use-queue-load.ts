"use client";

import { keepsQueues } from "@millrace/flow";
import { useEditor } from "@/features/flow-editor/store/editor-context.tsx";
import { useLive, useLiveStep, useWorkingState } from "@/features/flow-live/live-context.tsx";
import { type QueueLimits, type QueueLoad, queueLimits, queueLoad } from "@/features/flow-live/queue-load.ts";

/** How full the queue in front of a step is; undefined while the flow has no queues. */
export function useQueueLoad(stepId: string): (QueueLoad & { limits: QueueLimits; bytes: number }) | undefined {
  const step = useLiveStep(stepId);
  const state = useWorkingState();
  const draft = useEditor((editor) => editor.history.present.limits);
  // One number at a time: every picture brings a new object, which would draw all cards once a second.
  const messages = useLive(({ flow }) => queueLimits(flow, draft).messages);
  const bytes = useLive(({ flow }) => queueLimits(flow, draft).bytes);
  if (!step || !keepsQueues(state)) return undefined;
  const limits = { messages, bytes };
  return { ...queueLoad(step, limits), limits, bytes: step.bytes ?? 0 };
}
