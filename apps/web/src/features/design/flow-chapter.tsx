"use client";

import { flowStates } from "@millrace/flow";
import { StateChip } from "@/components/ui/state-chip.tsx";
import { DrainBanner } from "@/features/flow-state/drain-banner.tsx";
import { LimitBanner } from "@/features/flow-state/limit-banner.tsx";
import { LimitMeters } from "@/features/flow-state/limit-meters.tsx";
import { RefusedBanner } from "@/features/flow-state/refused-banner.tsx";
import { RollOutBanner } from "@/features/flow-state/roll-out-banner.tsx";
import { HeldBanner } from "@/features/held-messages/held-banner.tsx";
import { RetentionBanner } from "@/features/retention/retention-banner.tsx";
import { Chapter, Specimen } from "./specimen.tsx";

const flow = { id: "sample", name: "Orders" };
const limits = { messages: 75_000, bytes: 200 * 1024 * 1024 };
const queue = {
  stepId: "step_2",
  bytes: 12_000_000,
  depth: 66_000,
  fraction: 0.88,
  nearer: "messages",
  level: "critical",
} as const;
const figures = { waiting: 3400, inHand: 12, retrying: 0, quarantined: 0, held: 0, total: 3412 };
/** Read once: a banner that counts down needs a moment to count towards. */
const soon = Date.now() + 4.25 * 86_400_000;

export function FlowChapter() {
  return (
    <Chapter title="States of a flow">
      <Specimen name="State chip" wide>
        {flowStates.map((state) => (
          <StateChip key={state} state={state} />
        ))}
        <StateChip state="running" problem reason="The broker does not answer" />
      </Specimen>
      <Specimen name="Banners" wide>
        <div className="flex w-full flex-col rounded-card border">
          <RetentionBanner flow={flow} endsAt={soon} reason="Suspended by Ada" figures={figures} />
          <DrainBanner flow={flow} endsAt={soon} left={120} atBeginning={400} />
          <RollOutBanner version={3} previousVersion={2} progress={{ done: 2, steps: 5 }} />
          <RefusedBanner refusedVersion={3} version={2} reason={undefined} />
          <HeldBanner flowId="sample" held={{ stepId: "step_9", messages: 31 }} version={3} />
          <LimitBanner queue={queue} stepName="Send" limits={limits} />
        </div>
      </Specimen>
      <Specimen name="Limits">
        <div className="w-80">
          <LimitMeters queue={queue} stepName="Send" limits={limits} />
        </div>
      </Specimen>
    </Chapter>
  );
}
