"use client";

import type { LiveStep } from "@millrace/flow";
import { Pause, Play } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";
import { formatMany } from "@/lib/format-count.ts";
import { useAsked } from "./use-asked.ts";
import { useStepCommands } from "./use-step-commands.ts";

/** Takes a step's containers away and brings them back, with what that means for its messages. */
export function PauseControl({ step, name }: { step: LiveStep; name: string }) {
  const commands = useStepCommands(step.id, { name });
  const isPaused = step.isPaused === true;
  const { pending, ask } = useAsked(isPaused, Object.is);
  const busy = commands.pause.isPending || commands.resume.isPending || pending !== undefined;
  const change = () => {
    const command = isPaused ? commands.resume : commands.pause;
    command.mutate(commands.step, { onSuccess: (setting) => ask(setting.isPaused) });
  };
  return (
    <div className="flex items-start gap-3">
      <p className="min-w-0 flex-1 text-ink-muted text-sm">
        {isPaused
          ? `Paused: ${formatMany(step.ready, "message")} waiting. Its queue fills; the other steps go on.`
          : "Pausing takes its containers away. Its queue fills; the other steps go on."}
      </p>
      <Button variant={isPaused ? "primary" : "secondary"} busy={busy} onClick={change}>
        {!busy && (isPaused ? <Play aria-hidden /> : <Pause aria-hidden />)}
        {pending === true ? "Pausing…" : pending === false ? "Resuming…" : isPaused ? "Resume step" : "Pause step"}
      </Button>
    </div>
  );
}
