"use client";

import { useState } from "react";
import { useLiveStep, useWorkingState } from "@/features/flow-live/live-context.tsx";
import { cn } from "@/lib/cn.ts";
import { CannotLook } from "./cannot-look.tsx";
import { PausedBar } from "./paused-bar.tsx";
import { QueueDetail } from "./queue-detail.tsx";
import { canLook, type QueuedMessage, type QueueKind, type QueuePlace } from "./queue-place.ts";
import { QueueRows } from "./queue-rows.tsx";
import { QueueToolbar } from "./queue-toolbar.tsx";
import { useChosen } from "./use-chosen.ts";
import { useQueueMessages } from "./use-queue-messages.ts";

interface QueueBrowserProps {
  place: QueuePlace;
  nameOf(stepId: string): string;
  onKind(kind: QueueKind): void;
}

/** What is in one queue: a list with a search, the message that is open beside it, and what can be done with those that are chosen. */
export function QueueBrowser({ place, nameOf, onKind }: QueueBrowserProps) {
  const step = useLiveStep(place.stepId);
  const state = useWorkingState();
  const [search, setSearch] = useState("");
  const [open, setOpen] = useState<QueuedMessage>();
  const lookable = canLook({ kind: place.kind, state, step });
  const list = useQueueMessages(place, { search, enabled: lookable === "yes" });
  const pages = lookable === "yes" || lookable === "empty" ? (list.data?.pages ?? []) : [];
  const messages = lookable === "empty" ? [] : pages.flatMap(({ items }) => items);
  const matched = pages.at(-1)?.matched ?? 0;
  const chosen = useChosen({ messages, matched });
  const openId = open?.messageId;
  // One that was edited or dropped is not in the list any more, yet what came of it is still to be read.
  const opened = messages.find(({ messageId }) => messageId !== undefined && messageId === openId) ?? open;
  const stepName = nameOf(place.stepId);
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <QueueToolbar
        {...{ place, stepName, search, chosen, list, lookable, messages }}
        onKind={onKind}
        onSearch={(text) => {
          setSearch(text);
          setOpen(undefined);
          chosen.clear();
        }}
      />
      <PausedBar stepId={place.stepId} stepName={stepName} />
      <div className="flex min-h-0 flex-1">
        {lookable === "yes" ? (
          <div className={cn("min-w-0 flex-1", list.isRefetching && "opacity-70")}>
            <QueueRows
              {...{ place, list, messages, chosen, search, nameOf }}
              openId={openId}
              onOpen={(id) =>
                setOpen(id === undefined ? undefined : messages.find(({ messageId }) => messageId === id))
              }
              isNarrow={opened !== undefined}
            />
          </div>
        ) : (
          <CannotLook place={place} lookable={lookable} stepName={stepName} step={step} />
        )}
        {opened && (
          <QueueDetail
            key={opened.messageId}
            {...{ place, stepName, nameOf }}
            message={opened}
            onClose={() => setOpen(undefined)}
          />
        )}
      </div>
    </div>
  );
}
