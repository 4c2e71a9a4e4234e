"use client";

import { type FlowGuide, flowGuideSchema, type StepCommand } from "@millrace/flow";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ChevronRight, ListChecks, PanelLeftClose, X } from "lucide-react";
import { useState } from "react";
import { toastError } from "@/components/feedback/toast.tsx";
import { Checkbox } from "@/components/form/checkbox.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { sourcesOf } from "@/features/flow-editor/catalogue/catalogue.ts";
import { useCatalogue } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { useCredentials } from "@/features/flow-editor/catalogue/use-credentials.ts";
import { findStep } from "@/features/flow-editor/document/find-step.ts";
import { useDefinition, useEditor, useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlow, useFlowId } from "@/features/flow-editor/use-flow.ts";
import { cn } from "@/lib/cn.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { CredentialTaskRow } from "./credential-task-row.tsx";
import { credentialTasks } from "./credential-tasks.ts";

/** What is left to do for a flow that came from a template, a file or a copy; stands beside the canvas until somebody closes it. */
export function FlowGuidePanel() {
  const guide = useFlow()?.guide;
  const hasWords = guide && guide.todo.length + guide.credentialSteps.length + (guide.summary ?? "").length > 0;
  return hasWords ? <Panel guide={guide} /> : null;
}

function Panel({ guide }: { guide: FlowGuide }) {
  const [isOpen, setOpen] = useState(true);
  const isStepOpen = useEditor((state) => state.openStepId !== undefined);
  const tasks = useCredentialTasks(guide);
  const setGuide = useSetGuide();
  // What a step works without is offered, but nobody has to settle it.
  const due = tasks.filter(({ chosen, isOptional }) => chosen || !isOptional);
  const settled = guide.todo.filter(({ done }) => done).length + due.filter(({ chosen }) => chosen).length;
  const all = guide.todo.length + due.length;
  const count = `${settled} of ${all}`;
  const tick = (at: number, done: boolean) =>
    setGuide({ ...guide, todo: guide.todo.map((each, index) => (index === at ? { ...each, done } : each)) });
  if (!isOpen) {
    return (
      <div className="flex w-9 shrink-0 flex-col items-center border-r bg-surface py-1.5">
        <IconButton label={`Unfold the checklist (${count})`} size="sm" onClick={() => setOpen(true)}>
          <ListChecks aria-hidden />
        </IconButton>
      </div>
    );
  }
  return (
    <section
      aria-label="Checklist"
      className={cn(
        "flex w-72 shrink-0 flex-col border-r bg-surface",
        // Beside an open step there is no room for it on a small screen.
        isStepOpen && "max-[1439px]:hidden",
      )}
    >
      <header className="flex items-center gap-1 py-1.5 pr-1.5 pl-3">
        <h2 title={guide.title} className="min-w-0 flex-1 truncate font-semibold text-sm">
          {guide.title}
        </h2>
        {all > 0 && <span className="text-ink-faint text-xs tabular-nums">{count}</span>}
        <IconButton label="Fold the checklist" size="sm" onClick={() => setOpen(false)}>
          <PanelLeftClose aria-hidden />
        </IconButton>
        <IconButton label="Close the checklist for good" size="sm" onClick={() => setGuide(undefined)}>
          <X aria-hidden />
        </IconButton>
      </header>
      <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto border-t px-3 py-2.5 text-sm">
        {guide.summary && <p className="text-ink-muted text-xs">{guide.summary}</p>}
        {tasks.length > 0 && (
          <ul aria-label="Credentials" className="flex flex-col gap-2">
            {tasks.map((task) => (
              <CredentialTaskRow key={task.stepId} task={task} />
            ))}
          </ul>
        )}
        {guide.todo.length > 0 && (
          <ul aria-label="To do" className="flex flex-col gap-2">
            {guide.todo.map((each, index) => (
              <Todo key={`${each.stepId} ${each.text}`} {...each} onTick={(done) => tick(index, done)} />
            ))}
          </ul>
        )}
        {all > 0 && settled === all && (
          <p role="status" className="text-running text-xs">
            All done: publish it, then start it.
          </p>
        )}
      </div>
    </section>
  );
}

interface TodoProps {
  stepId?: string | undefined;
  text: string;
  done?: boolean | undefined;
  onTick(done: boolean): void;
}

function Todo({ stepId, text, done = false, onTick }: TodoProps) {
  const store = useEditorStore();
  const step = findStep(useDefinition(), stepId ?? "");
  const wordsClass = cn("break-words", done ? "text-ink-faint line-through" : "text-ink-muted");
  return (
    <li className="flex items-start gap-2">
      <Checkbox
        aria-label={text}
        checked={done}
        onCheckedChange={(checked) => onTick(checked === true)}
        className="mt-0.5"
      />
      <div className="min-w-0 flex-1 text-xs">
        {step ? (
          <button
            type="button"
            onClick={() => store.getState().openStep(step.id)}
            className="group -mx-1.5 flex w-[calc(100%+0.75rem)] flex-col rounded-sm px-1.5 py-0.5 text-left hover:bg-hover"
          >
            <span className="flex max-w-full items-center gap-1 font-medium text-ink">
              <span className="truncate">{step.name ?? step.id}</span>
              <ChevronRight aria-hidden className="size-3 shrink-0 text-ink-faint group-hover:text-ink" />
            </span>
            <span className={wordsClass}>{text}</span>
          </button>
        ) : (
          <p className={wordsClass}>{text}</p>
        )}
      </div>
    </li>
  );
}

function useCredentialTasks(guide: FlowGuide) {
  const definition = useDefinition();
  const { components, details, isComplete } = useCatalogue();
  const credentials = useCredentials();
  if (!isComplete || !credentials) return [];
  const known = {
    descriptorOf: (command: StepCommand) => sourcesOf({ details }, command)?.descriptor,
    isThere: (component: string) => components.some(({ name }) => name === component),
    credentials,
  };
  return credentialTasks(definition, { guide, known });
}

/** Shown at once, kept on the server for everybody who opens the flow. */
function useSetGuide(): (guide: FlowGuide | undefined) => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const id = useFlowId();
  const key = trpc.flow.get.queryKey({ id });
  const mutation = useMutation(
    trpc.flow.setGuide.mutationOptions({
      onMutate: async ({ guide }) => {
        // An answer that is on its way still has the guide of before.
        await queryClient.cancelQueries({ queryKey: key });
        queryClient.setQueryData(key, (flow) => {
          if (!flow) return flow;
          const { guide: _before, ...rest } = flow;
          return { ...rest, ...(guide && { guide: flowGuideSchema.parse(guide) }) };
        });
      },
      onError: (error) => toastError("The checklist could not be kept", error),
      onSettled: () => queryClient.invalidateQueries({ queryKey: key }),
    }),
  );
  return (guide) => mutation.mutate({ id, ...(guide && { guide }) });
}
