"use client";

import { type LiveContainer, wantsContainers } from "@millrace/flow";
import { Badge } from "@/components/ui/badge.tsx";
import { useLiveStep, useWorkingState } from "@/features/flow-live/live-context.tsx";
import { healthText, stepHealth } from "@/features/flow-live/step-health.ts";
import { PanelSection } from "../panel-section.tsx";

/** The containers of a step with their state, how often they died and how the last one ended. */
export function StepContainers({ stepId }: { stepId: string }) {
  const step = useLiveStep(stepId);
  const state = useWorkingState();
  const isPaused = step?.isPaused === true;
  return (
    <PanelSection
      title="Containers"
      aside={
        <span className="text-ink-faint text-xs">
          {isPaused ? "Paused" : healthText(step, stepHealth(step, state))}
        </span>
      }
    >
      {step && step.containers.length > 0 ? (
        <ul className="flex flex-col gap-1.5">
          {step.containers.map((container) => (
            <ContainerRow key={container.id} container={container} />
          ))}
        </ul>
      ) : (
        <p className="text-ink-faint text-sm">{emptyWords({ isPaused, isWanted: wantsContainers(state) })}</p>
      )}
    </PanelSection>
  );
}

function emptyWords({ isPaused, isWanted }: { isPaused: boolean; isWanted: boolean }): string {
  if (!isWanted) return "No container: the flow is not running.";
  return isPaused ? "No container: the step is paused." : "Its containers are being made.";
}

const containerTones = { starting: "accent", running: "good", restarting: "warning", exited: "problem" } as const;

function ContainerRow({ container }: { container: LiveContainer }) {
  return (
    <li className="flex items-center gap-2 text-sm">
      <Badge tone={container.outOfMemory ? "problem" : containerTones[container.state]}>
        {container.outOfMemory ? `out of memory ×${container.memoryDeaths ?? 1}` : container.state}
      </Badge>
      <code className="font-mono text-ink-muted text-xs">{container.id.slice(0, 12)}</code>
      <span className="ml-auto text-ink-faint text-xs">
        {container.exitCode !== undefined && `exit code ${container.exitCode} · `}
        {container.restarts > 0 ? `${container.restarts}× restarted` : "never restarted"}
      </span>
    </li>
  );
}
