"use client";

import { useQuery } from "@tanstack/react-query";
import { Download, Pencil, Redo2, Trash2, Waypoints, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { Notice } from "@/components/feedback/notice.tsx";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { JsonTree } from "@/components/tree/json-tree.tsx";
import { Button } from "@/components/ui/button.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { useDrawer } from "@/features/flow-editor/drawer/drawer-context.tsx";
import { MessageView } from "@/features/messages/message-view.tsx";
import { messagesUrl } from "@/lib/messages-url.ts";
import { parseJson } from "@/lib/parse-json.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { ActDialog } from "./act-dialog.tsx";
import { actLabel, type QueueAct } from "./act-words.ts";
import { EditMessageDialog } from "./edit-message-dialog.tsx";
import { formatSize } from "./format-size.ts";
import type { QueuedMessage, QueuePlace } from "./queue-place.ts";

interface QueueDetailProps {
  place: QueuePlace;
  stepName: string;
  message: QueuedMessage;
  nameOf(stepId: string): string;
  onClose(): void;
}

/** One message of a queue, whole unless it is very large, with where it comes from and what can be done with it. */
export function QueueDetail({ place, stepName, message, nameOf, onClose }: QueueDetailProps) {
  const drawer = useDrawer();
  const trpc = useTRPC();
  const { messageId = "", threadId, sender, deliveries, rebound } = message;
  const [open, setOpen] = useState<QueueAct | "edit">();
  const isNeeded = message.text === undefined && !message.isUnreadable;
  const alone = useQuery(
    trpc.message.show.queryOptions(
      { ...place, messageId },
      { enabled: isNeeded, staleTime: Number.POSITIVE_INFINITY, gcTime: 0, retry: false, refetchOnWindowFocus: false },
    ),
  );
  const { text, isCut, bytes, isUnreadable } = alone.data ?? message;
  const parsed = text !== undefined && !isCut ? parseJson(text) : undefined;
  const whole = messagesUrl(place.flowId, place.stepId, { kind: place.kind, messageIds: messageId });
  return (
    <section aria-label="Message" className="flex w-[52%] shrink-0 flex-col border-l bg-surface">
      <header className="flex h-9 shrink-0 items-center gap-1.5 border-b px-2">
        <Button size="sm" variant="ghost" disabled={!parsed?.ok} onClick={() => setOpen("edit")}>
          <Pencil aria-hidden />
          {place.kind === "quarantined" ? "Edit and retry…" : "Edit…"}
        </Button>
        {place.kind !== "waiting" && (
          <Button size="sm" variant="ghost" onClick={() => setOpen("replay")}>
            <Redo2 aria-hidden />
            {actLabel("replay", place.kind)}
          </Button>
        )}
        <Button size="sm" variant="ghost" asChild>
          <a href={whole} download>
            <Download aria-hidden />
            Export
          </a>
        </Button>
        <Button size="sm" variant="ghost" onClick={() => setOpen("drop")}>
          <Trash2 aria-hidden />
          Drop…
        </Button>
        <IconButton size="sm" label="Close message" className="ml-auto" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-auto p-4 text-sm">
        {alone.isError ? (
          <ErrorState
            title="The message could not be loaded"
            error={alone.error}
            onRetry={() => void alone.refetch()}
          />
        ) : isUnreadable ? (
          <Notice tone="warning" title="It cannot be opened">
            It is not sealed with this flow's key. An export keeps it as it is; its step will not be able to read it.
          </Notice>
        ) : text === undefined ? (
          <div aria-busy="true" className="flex flex-col gap-2">
            <Skeleton className="h-4 w-40" />
            <Skeleton className="h-24" />
          </div>
        ) : parsed?.ok ? (
          <section aria-label="Body" className="flex flex-col gap-1.5">
            <h4 className="font-semibold text-ink-muted text-xs">Message</h4>
            <MessageView message={parsed.value} label="Message" />
          </section>
        ) : (
          <section aria-label="Body" className="flex flex-col gap-1.5">
            <Notice tone="warning">
              The first {formatSize(text.length)} of {formatSize(bytes)}. To see or edit all of it, export it and import
              the edited line.
            </Notice>
            <pre className="max-h-80 overflow-auto whitespace-pre-wrap break-all rounded-control border bg-sunken p-2 font-mono text-xs leading-5">
              {text.slice(0, 20_000)}
            </pre>
          </section>
        )}
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          <Fact label="Id">
            <code className="truncate font-mono text-xs">{messageId}</code>
            <CopyButton text={messageId} label="Copy id" />
          </Fact>
          <Fact label="From">{sender === undefined ? "outside" : nameOf(sender)}</Fact>
          <Fact label="Size">{formatSize(bytes)}</Fact>
          {deliveries > 0 && <Fact label="Deliveries">{deliveries} before, each without an end</Fact>}
          {rebound && (
            <Fact label="Retry">
              {rebound.iteration}. time
              {rebound.dueAt !== undefined && `, due ${new Date(rebound.dueAt).toLocaleString("en-GB")}`}
              {rebound.reason && `: ${rebound.reason}`}
            </Fact>
          )}
          {threadId !== undefined && (
            <Fact label="Execution">
              <button
                type="button"
                className="inline-flex min-w-0 items-center gap-1 rounded-sm font-medium text-accent-text hover:underline"
                onClick={() => drawer.getState().showExecution(threadId)}
              >
                <Waypoints aria-hidden className="size-3 shrink-0" />
                <code className="truncate font-mono text-xs">{threadId}</code>
              </button>
            </Fact>
          )}
        </dl>
        <details>
          <summary className="text-ink-muted text-xs">Headers</summary>
          <div className="mt-1.5">
            <JsonTree value={message.headers} label="Headers" />
          </div>
        </details>
      </div>
      {(open === "drop" || open === "replay") && (
        <ActDialog
          act={open}
          place={place}
          stepName={stepName}
          count={1}
          which={{ messageIds: [messageId] }}
          onClose={() => setOpen(undefined)}
          onDone={onClose}
        />
      )}
      {open === "edit" && parsed?.ok && (
        <EditMessageDialog
          place={place}
          stepName={stepName}
          messageId={messageId}
          message={parsed.value}
          onClose={() => setOpen(undefined)}
          onDone={onClose}
        />
      )}
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-faint text-xs leading-5">{label}</dt>
      <dd className="flex min-w-0 items-center gap-1">{children}</dd>
    </>
  );
}
