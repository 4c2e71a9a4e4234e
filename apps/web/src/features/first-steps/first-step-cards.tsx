"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Check, KeyRound, Play, Plus, Wrench, X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { toastError } from "@/components/feedback/toast.tsx";
import { Button } from "@/components/ui/button.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { useFlowCommands } from "@/features/flow-state/use-flow-commands.ts";
import type { ListedFlow } from "@/features/flows/flow-table.tsx";
import { cn } from "@/lib/cn.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { demoFlowName } from "./demo-flow.ts";

interface FirstStepCardsProps {
  flows: readonly ListedFlow[];
  encryptionKeyFile: string | undefined;
  keyKept: boolean;
  /** All but the encryption key's. */
  hidden: boolean;
}

export function FirstStepCards({ flows, encryptionKeyFile, keyKept, hidden }: FirstStepCardsProps) {
  const note = useNoteFirstStep();
  const demo = flows.find(({ name }) => name === demoFlowName);
  return (
    <section aria-label="First steps" className="shrink-0 border-b bg-canvas px-4 py-3">
      <header className="mb-2 flex items-center gap-2">
        <h2 className="font-semibold text-sm">First steps</h2>
        {!hidden && (
          <IconButton
            label="Hide the first steps"
            size="sm"
            className="-my-1 ml-auto"
            onClick={() => note.mutate({ step: "hidden" })}
          >
            <X aria-hidden />
          </IconButton>
        )}
      </header>
      <ol className="grid grid-cols-[repeat(auto-fit,minmax(230px,1fr))] gap-3">
        {encryptionKeyFile !== undefined && (
          <Step
            icon={<KeyRound aria-hidden />}
            title="Keep the encryption key safe"
            isDone={keyKept}
            action={
              !keyKept && (
                <Button size="sm" busy={note.isPending} onClick={() => note.mutate({ step: "keyKept" })}>
                  I have kept it
                </Button>
              )
            }
          >
            Copy this file to a safe place. Without it no credential can be read again, not even from a backup.
            <span className="mt-1 flex items-center gap-1">
              <code
                title={encryptionKeyFile}
                className="min-w-0 truncate rounded-sm bg-sunken px-1 font-mono text-xs [direction:rtl]"
              >
                <bdi>{encryptionKeyFile}</bdi>
              </code>
              <CopyButton text={encryptionKeyFile} label="Copy the path" />
            </span>
          </Step>
        )}
        {!hidden && demo && <DemoSteps demo={demo} />}
        {!hidden && (
          <Step
            icon={<Plus aria-hidden />}
            title="Make a flow of your own"
            isDone={flows.some(({ updatedBy }) => updatedBy !== undefined && updatedBy !== "Millrace")}
            action={
              <Button size="sm" asChild>
                <Link href="/flows/templates">Look at the templates</Link>
              </Button>
            }
          >
            From a template, some of which need no account; from a file; or from nothing with New flow.
          </Step>
        )}
      </ol>
    </section>
  );
}

function useNoteFirstStep() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.settings.noteFirstStep.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.settings.firstSteps.queryKey() }),
      onError: (error) => toastError("This could not be noted", error),
    }),
  );
}

function DemoSteps({ demo }: { demo: ListedFlow }) {
  const { start } = useFlowCommands(demo);
  const hasMoved = demo.totals.in > 0 || demo.lastErrorAt !== undefined;
  const isUp = demo.state !== "inactive" && demo.state !== "stopping";
  return (
    <>
      <Step
        icon={<Play aria-hidden />}
        title="Start the demo"
        isDone={hasMoved || isUp}
        action={
          hasMoved || isUp ? (
            <Button size="sm" asChild>
              <Link href={`/flows/${demo.id}`}>Watch it move</Link>
            </Button>
          ) : (
            <Button size="sm" variant="primary" busy={start.isPending} onClick={() => start.mutate({ id: demo.id })}>
              Start “{demo.name}”
            </Button>
          )
        }
      >
        It carries orders from a small shop’s database to its warehouse. Both run here: no account is needed.
      </Step>
      <Step
        icon={<Wrench aria-hidden />}
        title="Repair a bad message"
        isDone={hasMoved && demo.totals.errors > 0 && demo.openErrors === 0}
        action={
          demo.openErrors > 0 && (
            <Button size="sm" asChild>
              <Link href={`/flows/${demo.id}?drawer=errors`}>Look at the error</Link>
            </Button>
          )
        }
      >
        One order in a hundred is malformed. Its error keeps the message: edit it, retry it, and it arrives.
      </Step>
    </>
  );
}

interface StepProps {
  icon: ReactNode;
  title: string;
  isDone: boolean;
  children: ReactNode;
  action: ReactNode;
}

function Step({ icon, title, isDone, children, action }: StepProps) {
  return (
    <li className="flex min-w-0 flex-col gap-1.5 rounded-card border bg-surface p-3">
      <h3 className="flex items-center gap-2 font-medium text-sm">
        <span
          className={cn(
            "grid size-6 shrink-0 place-items-center rounded-full [&>svg]:size-3.5",
            isDone ? "bg-running-soft text-running" : "bg-accent-soft text-accent-text",
          )}
        >
          {isDone ? <Check aria-hidden /> : icon}
        </span>
        {title}
        {isDone && <span className="sr-only">(done)</span>}
      </h3>
      <div className="text-ink-muted text-xs">{children}</div>
      {action && <div className="mt-auto pt-1">{action}</div>}
    </li>
  );
}
