"use client";

import { type LiveFlow, wantsContainers } from "@millrace/flow";
import { TriangleAlert } from "lucide-react";
import { Banner } from "@/components/feedback/banner.tsx";
import { WhyButton } from "@/features/diagnosis/why-button.tsx";
import { fullestQueue, limitIsNearFrom } from "@/features/flow-live/fullest-queue.ts";
import { useLive } from "@/features/flow-live/live-context.tsx";
import { queueLimits } from "@/features/flow-live/queue-load.ts";
import { DrainBanner } from "@/features/flow-state/drain-banner.tsx";
import { flowFigures, movingMessages } from "@/features/flow-state/flow-figures.ts";
import { LimitBanner } from "@/features/flow-state/limit-banner.tsx";
import { RefusedBanner } from "@/features/flow-state/refused-banner.tsx";
import { RollOutBanner } from "@/features/flow-state/roll-out-banner.tsx";
import { useTransitionInto } from "@/features/flow-state/use-transition-into.ts";
import { HeldBanner } from "@/features/held-messages/held-banner.tsx";
import { RetentionBanner, type RetentionBannerProps } from "@/features/retention/retention-banner.tsx";
import { useFlow, useFlowId } from "./use-flow.ts";
import { useFreshFlow } from "./use-fresh-flow.ts";
import { useRefusedVersion } from "./use-refused-version.ts";
import { useStateReason } from "./use-state-reason.ts";
import { useStepName } from "./use-step-name.ts";

/** What is special about the flow's state: a countdown, a drain, a roll-out, a trouble. */
export function StateBanners() {
  const live = useLive((state) => state.flow);
  useFreshFlow();
  if (!live) return <Opening />;
  const { state, version, previousVersion, drainEndsAt, retentionEndsAt } = live;
  return (
    <>
      {state === "suspended" && retentionEndsAt !== undefined ? (
        <Retention endsAt={retentionEndsAt} reason={live.reason} figures={flowFigures(live)} />
      ) : (
        <Trouble live={live} />
      )}
      {drainEndsAt !== undefined && state === "stopping" && <Drain live={live} endsAt={drainEndsAt} />}
      {previousVersion !== undefined && version !== undefined && (
        <RollOutBanner version={version} previousVersion={previousVersion} progress={live.rollOut} />
      )}
      {(live.held ?? []).map((held) => (
        <HeldBanner key={held.stepId} flowId={live.flowId} held={held} version={version} />
      ))}
      {wantsContainers(state) && <NearLimit live={live} />}
    </>
  );
}

/** Before the first live picture: what is known already stands in its place, so that nothing moves when that comes. */
function Opening() {
  const flow = useFlow();
  if (flow?.state !== "suspended" || flow.retentionEndsAt === undefined) return null;
  return <Retention endsAt={Date.parse(flow.retentionEndsAt)} reason={flow.stateReason} figures={undefined} />;
}

/** Why the flow is not as it should be. */
function Trouble({ live: { version } }: { live: LiveFlow }) {
  const reason = useStateReason();
  const refusedVersion = useRefusedVersion();
  if (refusedVersion !== undefined) {
    return <RefusedBanner refusedVersion={refusedVersion} version={version} reason={reason} />;
  }
  if (!reason) return null;
  return (
    <Banner tone="problem" icon={<TriangleAlert aria-hidden />} actions={<WhyButton />}>
      <span className="whitespace-pre-wrap">{reason}</span>
    </Banner>
  );
}

function Retention({ reason, ...rest }: Omit<RetentionBannerProps, "flow">) {
  const flow = { id: useFlowId(), name: useFlow()?.name ?? "" };
  const line = useTransitionInto(flow.id, "suspending");
  const why = line && (line.actor === "runner" ? line.reason : `${line.reason} by ${line.actor}`);
  return <RetentionBanner flow={flow} reason={reason ?? why} {...rest} />;
}

function Drain({ live, endsAt }: { live: LiveFlow; endsAt: number }) {
  const flow = { id: live.flowId, name: useFlow()?.name ?? "" };
  const numbers = useTransitionInto(live.flowId, "stopping")?.numbers;
  const left = movingMessages(flowFigures(live));
  const atBeginning = Number(numbers?.waitingMessages ?? 0);
  return <DrainBanner flow={flow} endsAt={endsAt} left={left} atBeginning={atBeginning} />;
}

function NearLimit({ live }: { live: LiveFlow }) {
  const limits = queueLimits(live, undefined);
  const queue = fullestQueue(live.steps, limits);
  const stepName = useStepName(queue?.stepId);
  if (!queue || queue.fraction < limitIsNearFrom) return null;
  return <LimitBanner queue={queue} stepName={stepName ?? queue.stepId} limits={limits} />;
}
