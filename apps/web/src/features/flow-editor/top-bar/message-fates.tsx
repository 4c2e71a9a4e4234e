"use client";

import { keepsGraph, type StepFate } from "@millrace/flow";
import { Archive, ArrowRight, Circle, CirclePause, type LucideIcon, Plus, RefreshCw } from "lucide-react";
import type { ReactNode } from "react";
import { useFlowState } from "@/features/flow-live/live-context.tsx";
import { formatMany } from "@/lib/format-count.ts";
import type { Changes } from "./use-publication.ts";

type Fate = NonNullable<Changes["fates"]>[number];

const people = new Intl.ListFormat("en-GB", { type: "conjunction" });

interface MessageFatesProps {
  changes: Changes;
  stepName(stepId: string): string;
}

/** What publishing does to a flow that is up, in numbers: to its steps, and to the messages that wait for them. */
export function MessageFates({ changes: { fates, version }, stepName }: MessageFatesProps) {
  const state = useFlowState();
  if (!fates) {
    return (
      <Row icon={Circle}>
        The flow is not running, so no messages wait. Version {version} is used from the next start on.
      </Row>
    );
  }
  const total = sum(fates);
  if (keepsGraph(state)) {
    return (
      <Part>
        <Row icon={CirclePause}>
          The flow is suspended: {waiting(total)} and {total === 1 ? "goes" : "go"} on where{" "}
          {total === 1 ? "it stands" : "they stand"}, with version {version}, once it is resumed.
        </Row>
      </Part>
    );
  }
  const of = (fate: StepFate) => fates.filter((step) => step.fate === fate);
  const names = (steps: readonly Fate[]) => people.format(steps.map(({ stepId }) => stepName(stepId)));
  const [kept, replaced, added, removed] = [of("kept"), of("replaced"), of("added"), of("removed")];
  return (
    <Part>
      {kept.length > 0 && (
        <Row icon={ArrowRight}>
          {formatMany(kept.length, "step")} {kept.length === 1 ? "goes" : "go"} on untouched
          {sum(kept) > 0 && `; ${waiting(sum(kept))} in front of ${kept.length === 1 ? "it" : "them"}`}.
        </Row>
      )}
      {replaced.length > 0 && (
        <Row icon={RefreshCw}>
          {names(replaced)}: new containers take over
          {sum(replaced) > 0
            ? `; ${waiting(sum(replaced))} and ${sum(replaced) === 1 ? "is" : "are"} processed by version ${version}`
            : "; nothing waits"}
          .
        </Row>
      )}
      {added.length > 0 && <Row icon={Plus}>{names(added)}: started new.</Row>}
      {removed.length > 0 && (
        <Row icon={Archive}>
          {names(removed)}: {removed.length === 1 ? "its container goes" : "their containers go"}
          {sum(removed) > 0
            ? `; ${formatMany(sum(removed), "message")} in front of ${removed.length === 1 ? "it" : "them"} ${sum(removed) === 1 ? "is" : "are"} held until you decide`
            : `; nothing waits in front of ${removed.length === 1 ? "it" : "them"}`}
          .
        </Row>
      )}
    </Part>
  );
}

/** The same for one step, below its card. */
export function fateWords({ fate, messages }: Fate): string {
  const count = messages > 0 ? formatMany(messages, "message") : undefined;
  switch (fate) {
    case "kept":
      return count ? `Goes on · ${count} waiting` : "Goes on";
    case "replaced":
      return count ? `New containers · ${count} go on` : "New containers";
    case "added":
      return "Started new";
    case "removed":
      return count ? `${count} held` : "Nothing waits";
  }
}

function sum(fates: readonly Fate[]): number {
  return fates.reduce((total, { messages }) => total + messages, 0);
}

function waiting(count: number): string {
  return count === 0 ? "no messages wait" : `${formatMany(count, "message")} ${count === 1 ? "waits" : "wait"}`;
}

function Part({ children }: { children: ReactNode }) {
  return (
    <section aria-label="What happens to the messages" className="flex flex-col gap-1.5 rounded-card border p-3">
      <h3 className="font-medium text-ink-faint text-xs">What happens to the messages</h3>
      <ul className="flex flex-col gap-1.5">{children}</ul>
    </section>
  );
}

function Row({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <li className="flex list-none items-start gap-2 text-sm tabular-nums">
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
      <span className="min-w-0">{children}</span>
    </li>
  );
}
