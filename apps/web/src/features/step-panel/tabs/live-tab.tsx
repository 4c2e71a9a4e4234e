"use client";

import { type LiveContainer, type LiveStep, wantsContainers } from "@millrace/flow";
import { useQuery } from "@tanstack/react-query";
import { Badge } from "@/components/ui/badge.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { ErrorList } from "@/features/errors/error-list.tsx";
import { useStepKind } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { LogLines } from "@/features/flow-editor/drawer/log-lines.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useFlowState, useLiveStep } from "@/features/flow-live/live-context.tsx";
import { healthWords, stepHealth } from "@/features/flow-live/step-health.ts";
import { JsonView } from "@/features/mapping/json-view.tsx";
import { useRecordedSamples } from "@/features/mapping/use-step-samples.ts";
import { formatCount } from "@/lib/format-count.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { PanelSection } from "../panel-section.tsx";

/** What the step does right now. */
export function LiveTab({ stepId }: { stepId: string }) {
  const step = useLiveStep(stepId);
  const state = useFlowState();
  const sample = useRecordedSamples()[stepId];
  const kind = useStepKind(stepId);
  return (
    <>
      <PanelSection
        title="Containers"
        aside={<span className="text-ink-faint text-xs">{healthWords[stepHealth(step, state)]}</span>}
      >
        {step && step.containers.length > 0 ? (
          <ul className="flex flex-col gap-1.5">
            {step.containers.map((container) => (
              <ContainerRow key={container.id} container={container} />
            ))}
          </ul>
        ) : (
          <p className="text-ink-faint text-sm">
            {wantsContainers(state) ? "Its containers are being made." : "No container: the flow is not running."}
          </p>
        )}
      </PanelSection>
      {step && <Numbers step={step} />}
      {sample !== undefined && (
        <PanelSection title="Newest output">
          <JsonView value={sample} label="Newest output" />
        </PanelSection>
      )}
      {kind.function?.kind === "polling" && <Snapshot stepId={stepId} />}
      <PanelSection title="Errors">
        <StepErrors stepId={stepId} />
      </PanelSection>
      <PanelSection title="Log">
        <StepLog stepId={stepId} />
      </PanelSection>
    </>
  );
}

const containerTones = { starting: "accent", running: "good", restarting: "warning", exited: "problem" } as const;

function ContainerRow({ container }: { container: LiveContainer }) {
  return (
    <li className="flex items-center gap-2 text-sm">
      <Badge tone={container.outOfMemory ? "problem" : containerTones[container.state]}>
        {container.outOfMemory ? "out of memory" : container.state}
      </Badge>
      <code className="font-mono text-ink-muted text-xs">{container.id.slice(0, 12)}</code>
      <span className="ml-auto text-ink-faint text-xs">
        {container.exitCode !== undefined && `exit ${container.exitCode} · `}
        {container.restarts > 0 ? `${container.restarts}× restarted` : "never restarted"}
      </span>
    </li>
  );
}

function Numbers({ step }: { step: LiveStep }) {
  const numbers = [
    ["In", step.in],
    ["Out", step.out],
    ["Errors", step.errors],
    ["Waiting", step.ready],
    ["In work", step.unacked],
    ["To be retried", step.rebounds],
    ["Quarantine", step.quarantined],
    ["In per second", Math.round(step.inPerSecond * 10) / 10],
    ["Out per second", Math.round(step.outPerSecond * 10) / 10],
  ] as const;
  return (
    <PanelSection title="Since the start">
      <dl className="grid grid-cols-3 gap-x-4 gap-y-2.5">
        {numbers.map(([label, value]) => (
          <div key={label}>
            <dt className="text-ink-faint text-xs">{label}</dt>
            <dd className="font-medium text-lg tabular-nums leading-6">{value % 1 ? value : formatCount(value)}</dd>
          </div>
        ))}
      </dl>
    </PanelSection>
  );
}

/** What a polling trigger remembers: where it goes on next time. */
function Snapshot({ stepId }: { stepId: string }) {
  const trpc = useTRPC();
  const snapshots = useQuery(trpc.flow.snapshot.queryOptions({ id: useFlowId() }, { refetchInterval: 10_000 }));
  const own = snapshots.data?.find((snapshot) => snapshot.stepId === stepId);
  return (
    <PanelSection title="Snapshot" aside={own && <TimeAgo at={own.updatedAt} className="text-ink-faint text-xs" />}>
      {own ? (
        <JsonView value={own.value} label="Snapshot" />
      ) : (
        <p className="text-ink-faint text-sm">Nothing yet: the next poll begins at the beginning.</p>
      )}
    </PanelSection>
  );
}

function StepErrors({ stepId }: { stepId: string }) {
  const trpc = useTRPC();
  const flowId = useFlowId();
  const errors = useQuery(trpc.error.list.queryOptions({ flowId, limit: 100 }, { refetchInterval: 5_000 }));
  const own = (errors.data?.items ?? []).filter((error) => error.stepId === stepId).slice(0, 5);
  return own.length > 0 ? <ErrorList errors={own} /> : <p className="text-ink-faint text-sm">No errors.</p>;
}

function StepLog({ stepId }: { stepId: string }) {
  const trpc = useTRPC();
  const flowId = useFlowId();
  const isIdle = useFlowState() === "inactive";
  const log = useQuery(
    trpc.logs.tail.queryOptions(
      { flowId, stepId, tail: 50 },
      { enabled: !isIdle, refetchInterval: 4_000, retry: false },
    ),
  );
  if (isIdle) return <p className="text-ink-faint text-sm">The log goes with its container.</p>;
  return <LogLines lines={log.data} error={log.error} />;
}
