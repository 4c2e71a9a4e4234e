"use client";

import type { ReactNode } from "react";
import { Notice } from "@/components/feedback/notice.tsx";
import { HelpLink } from "@/components/help/help-link.tsx";
import { SafeHtml } from "@/components/help/safe-html.tsx";
import { FoldedText } from "@/components/ui/folded-text.tsx";
import { SaidMeanwhile } from "@/components/ui/said-meanwhile.tsx";
import type { SaveFailure } from "./use-save-credential.ts";

interface VerificationFailureProps {
  failure: Failure;
  /** What can be done about it here. */
  actions?: ReactNode;
}

type Failure = Pick<SaveFailure, "reason" | "help" | "logs">;

/** The system's own message, the rest of it behind a fold, and the way to what helps. */
export function VerificationFailure({ failure, actions }: VerificationFailureProps) {
  const { headline, details } = splitMessage(failure.reason);
  return (
    <Notice tone="problem" title={headline}>
      <div className="flex flex-col gap-2">
        {failure.help?.description && <SafeHtml html={failure.help.description} className="text-ink-muted" />}
        {details && <FoldedText summary="Details" text={details} copyLabel="Copy the details" />}
        <SaidMeanwhile lines={failure.logs ?? []} />
        <div className="flex flex-wrap items-center justify-between gap-2">
          {failure.help?.link ? <HelpLink href={failure.help.link}>Help with this problem</HelpLink> : <span />}
          {actions && <span className="flex flex-wrap items-center gap-2">{actions}</span>}
        </div>
      </div>
    </Notice>
  );
}

const headlineLength = 200;

function splitMessage(reason: string): { headline: string; details: string | undefined } {
  const [first = "", ...rest] = reason.trim().split("\n");
  if (rest.length === 0 && first.length <= headlineLength) return { headline: first, details: undefined };
  return { headline: first.length > headlineLength ? `${first.slice(0, headlineLength)}…` : first, details: reason };
}
