"use client";

import { Download, Hourglass } from "lucide-react";
import { useState } from "react";
import { Banner } from "@/components/feedback/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { type FlowFigures, movingMessages } from "@/features/flow-state/flow-figures.ts";
import { countdown } from "@/lib/countdown.ts";
import { formatMany } from "@/lib/format-count.ts";
import { messagesUrl } from "@/lib/messages-url.ts";
import { useClock } from "@/lib/use-clock.ts";
import { ExtendRetentionDialog } from "./extend-retention-dialog.tsx";
import { retentionLevel } from "./retention-level.ts";

export interface RetentionBannerProps {
  flow: { id: string; name: string };
  /** Epoch milliseconds. */
  endsAt: number;
  /** Why the flow was suspended. */
  reason: string | undefined;
  figures: FlowFigures | undefined;
}

/** A suspended flow: what waits, until when, and what can be done about it. */
export function RetentionBanner({ flow, endsAt, reason, figures }: RetentionBannerProps) {
  const now = useClock(1_000);
  const [extending, setExtending] = useState(false);
  const level = retentionLevel(endsAt, now);
  const waiting = figures && figures.total > 0 ? `${formatMany(figures.total, "message")} kept. ` : "";
  const left = level === "over" ? "Messages are dropped now." : `Messages are dropped in ${countdown(endsAt - now)}.`;
  return (
    <>
      <Banner
        tone={level === "calm" ? "neutral" : "warning"}
        icon={<Hourglass aria-hidden />}
        spoken={`Suspended. ${waiting}Messages are dropped on ${new Date(endsAt).toLocaleString("en-GB")}.`}
        actions={
          <>
            {figures && movingMessages(figures) > 0 && (
              <Button size="sm" asChild>
                <a href={messagesUrl(flow.id)} download>
                  <Download aria-hidden />
                  Export messages
                </a>
              </Button>
            )}
            <Button size="sm" onClick={() => setExtending(true)}>
              Extend…
            </Button>
          </>
        }
      >
        {reason && <span>{withStop(reason)} </span>}
        <span className="tabular-nums" title={new Date(endsAt).toLocaleString("en-GB")}>
          {waiting}
          <span className="font-medium">{left}</span>
        </span>
      </Banner>
      <ExtendRetentionDialog flow={flow} endsAt={endsAt} open={extending} onOpenChange={setExtending} />
    </>
  );
}

function withStop(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
