"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { toastError } from "@/components/feedback/toast.tsx";
import { Button } from "@/components/ui/button.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { useDrawer } from "@/features/flow-editor/drawer/drawer-context.tsx";
import { useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlow, useFlowId } from "@/features/flow-editor/use-flow.ts";
import { commandLabels } from "@/features/flow-state/offered-commands.ts";
import { useFlowCommands } from "@/features/flow-state/use-flow-commands.ts";
import { useTRPC } from "@/lib/trpc.ts";
import type { Finding } from "./diagnosis-list.tsx";

type Cure = NonNullable<Finding["cure"]>;

/** Does what helps, or leads to where it is done. */
export function CureButton({ cure, onLeave }: { cure: Cure; onLeave(): void }) {
  const store = useEditorStore();
  const drawer = useDrawer();
  switch (cure.kind) {
    case "command":
      return <CommandCure command={cure.command} />;
    case "resume-step":
      return <ResumeStepCure stepId={cure.stepId} />;
    case "open-step":
      return (
        <Leading
          onClick={() => {
            onLeave();
            store.getState().openStep(cure.stepId, { tab: "live" });
          }}
        >
          Show step
        </Leading>
      );
    case "open-errors":
      return (
        <Leading
          onClick={() => {
            onLeave();
            drawer.getState().showErrors({ status: cure.status, ...(cure.stepId && { stepId: cure.stepId }) });
          }}
        >
          {cure.status === "quarantined" ? "Show messages" : "Show errors"}
        </Leading>
      );
    case "open-credential":
      return (
        <Button size="sm" asChild className="shrink-0">
          <Link href="/credentials">Show credential</Link>
        </Button>
      );
    case "type":
      return (
        <span className="flex shrink-0 items-center gap-1">
          <code className="rounded-sm border bg-sunken px-1.5 font-mono text-xs leading-6">{cure.line}</code>
          <CopyButton text={cure.line} label="Copy command" />
        </span>
      );
  }
}

function Leading({ onClick, children }: { onClick(): void; children: ReactNode }) {
  return (
    <Button size="sm" className="shrink-0" onClick={onClick}>
      {children}
    </Button>
  );
}

function CommandCure({ command }: { command: Extract<Cure, { kind: "command" }>["command"] }) {
  const id = useFlowId();
  const refresh = useLookAgain();
  const { start, resume, runNow } = useFlowCommands({ id, name: useFlow()?.name ?? "" });
  const mutation = { start, resume, "run-now": runNow }[command];
  return (
    <Button
      size="sm"
      variant={command === "run-now" ? "secondary" : "primary"}
      className="shrink-0"
      busy={mutation.isPending}
      onClick={() => mutation.mutate({ id }, { onSettled: refresh })}
    >
      {commandLabels[command]}
    </Button>
  );
}

function ResumeStepCure({ stepId }: { stepId: string }) {
  const trpc = useTRPC();
  const id = useFlowId();
  const refresh = useLookAgain();
  const resume = useMutation(
    trpc.flow.resumeStep.mutationOptions({
      onSettled: refresh,
      onError: (error) => toastError("The step could not go on", error),
    }),
  );
  return (
    <Button
      size="sm"
      variant="primary"
      className="shrink-0"
      busy={resume.isPending}
      onClick={() => resume.mutate({ id, stepId })}
    >
      Resume step
    </Button>
  );
}

function useLookAgain(): () => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const id = useFlowId();
  return () => void queryClient.invalidateQueries({ queryKey: trpc.flow.why.queryKey({ id }) });
}
