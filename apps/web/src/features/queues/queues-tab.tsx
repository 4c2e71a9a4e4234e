"use client";

import type { LiveStep } from "@millrace/flow";
import { keepsQueues } from "@millrace/flow";
import { EmptyState } from "@/components/feedback/empty-state.tsx";
import { findStep } from "@/features/flow-editor/document/find-step.ts";
import { useDrawer, useDrawerState } from "@/features/flow-editor/drawer/drawer-context.tsx";
import { useDefinition } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useLive, useWorkingState } from "@/features/flow-live/live-context.tsx";
import { QueueBrowser } from "./queue-browser.tsx";
import { QueueList } from "./queue-list.tsx";

/** The queues of the open flow, and what is in one of them. */
export function QueuesTab() {
  const drawer = useDrawer();
  const flowId = useFlowId();
  const definition = useDefinition();
  const state = useWorkingState();
  const steps = useLive(({ flow }) => flow?.steps);
  const { stepId: wanted, kind } = useDrawerState(({ queue }) => queue);
  const nameOf = (id: string) => findStep(definition, id)?.name ?? id;
  if (!keepsQueues(state)) {
    return (
      <EmptyState title="No queues" className="py-8">
        A flow has queues while it runs or is suspended. Start it, and what waits in front of each step shows here.
      </EmptyState>
    );
  }
  const shown = steps?.find(({ id }) => id === wanted) ?? fullest(steps ?? []);
  if (!steps || !shown) return <p className="p-4 text-ink-faint text-sm">Loading…</p>;
  const { showQueue } = drawer.getState();
  return (
    <div className="flex h-full min-h-0">
      <QueueList steps={steps} stepId={shown.id} nameOf={nameOf} onChoose={(id) => showQueue({ stepId: id })} />
      <QueueBrowser
        key={`${shown.id} ${kind}`}
        place={{ flowId, stepId: shown.id, kind }}
        nameOf={nameOf}
        onKind={(next) => showQueue({ stepId: shown.id, kind: next })}
      />
    </div>
  );
}

/** Where something waits, unless somebody chose. */
function fullest(steps: readonly LiveStep[]): LiveStep | undefined {
  return steps.toSorted((a, b) => b.ready - a.ready)[0];
}
