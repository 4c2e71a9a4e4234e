"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Check, KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/overlay/dropdown-menu.tsx";
import { Button } from "@/components/ui/button.tsx";
import { CredentialWizard } from "@/features/credentials/credential-wizard.tsx";
import { useCredentials } from "@/features/flow-editor/catalogue/use-credentials.ts";
import { setCredential } from "@/features/flow-editor/document/change-step.ts";
import { useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { cn } from "@/lib/cn.ts";
import { useTRPC } from "@/lib/trpc.ts";
import type { CredentialTask } from "./credential-tasks.ts";

/** One step's credential: ticked when a fitting one is chosen; the button chooses one, or opens the wizard. */
export function CredentialTaskRow({ task }: { task: CredentialTask }) {
  const store = useEditorStore();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [wizardOpen, setWizardOpen] = useState(false);
  const fitting = (useCredentials() ?? []).filter(({ component }) => component === task.component);
  const current = fitting.find(({ id }) => id === task.chosen);
  const choose = (credential: string) =>
    store.getState().edit((flow) => setCredential(flow, { stepId: task.stepId, credential }));
  const saved = async (id: string) => {
    await queryClient.invalidateQueries({ queryKey: trpc.credential.pathKey() });
    choose(id);
  };
  return (
    <li className="flex items-center gap-2">
      <span
        className={cn(
          "grid size-5 shrink-0 place-items-center rounded-full [&>svg]:size-3",
          current
            ? "bg-running-soft text-running"
            : task.isOptional
              ? "bg-sunken text-ink-muted"
              : "bg-suspended-soft text-suspended",
        )}
      >
        {current ? <Check aria-hidden /> : <KeyRound aria-hidden />}
      </span>
      <div className="min-w-0 flex-1 text-xs">
        <p className="truncate">{task.stepName}</p>
        <p className="break-words text-ink-faint">
          {task.isComponentMissing
            ? `Push the component ${task.component} first`
            : current
              ? current.name
              : `${task.componentTitle} credential${task.isOptional ? ", if it wants one" : " needed"}`}
        </p>
      </div>
      {task.isComponentMissing ? null : fitting.length === 0 ? (
        <Button size="sm" aria-label={`New credential for ${task.stepName}`} onClick={() => setWizardOpen(true)}>
          <Plus aria-hidden />
          New credential
        </Button>
      ) : (
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button size="sm" aria-label={`Choose the credential of ${task.stepName}`}>
              {current ? "Change" : "Choose…"}
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent>
            {fitting.map(({ id, name }) => (
              <DropdownMenuItem key={id} onSelect={() => choose(id)}>
                <KeyRound aria-hidden />
                {name}
              </DropdownMenuItem>
            ))}
            <DropdownMenuSeparator />
            <DropdownMenuItem onSelect={() => setWizardOpen(true)}>
              <Plus aria-hidden />
              New credential…
            </DropdownMenuItem>
          </DropdownMenuContent>
        </DropdownMenu>
      )}
      {wizardOpen && (
        <CredentialWizard
          component={task.component}
          open={wizardOpen}
          onOpenChange={setWizardOpen}
          onSaved={({ id }) => void saved(id)}
        />
      )}
    </li>
  );
}
