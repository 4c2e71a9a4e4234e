"use client";

import { parseMessageSearch } from "@millrace/flow";
import { Download, Redo2, RotateCw, Search, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Input } from "@/components/form/input.tsx";
import { SegmentedControl } from "@/components/form/segmented-control.tsx";
import { Button } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { useLiveStep } from "@/features/flow-live/live-context.tsx";
import { shortCount } from "@/features/flow-live/short-count.ts";
import { formatCount } from "@/lib/format-count.ts";
import { messagesUrl } from "@/lib/messages-url.ts";
import { ActDialog } from "./act-dialog.tsx";
import { actLabel, type QueueAct } from "./act-words.ts";
import {
  countOf,
  kindLabels,
  type Lookable,
  type QueuedMessage,
  type QueueKind,
  type QueuePlace,
  queueKinds,
} from "./queue-place.ts";
import type { Chosen } from "./use-chosen.ts";
import type { useQueueMessages } from "./use-queue-messages.ts";

interface QueueToolbarProps {
  place: QueuePlace;
  stepName: string;
  search: string;
  chosen: Chosen;
  list: ReturnType<typeof useQueueMessages>;
  lookable: Lookable;
  messages: readonly QueuedMessage[];
  onKind(kind: QueueKind): void;
  onSearch(text: string): void;
}

/** More ids than this make an address too long. */
const mostIdsOfExport = 200;

/** Kind, search, and what can be done with those that are chosen. */
export function QueueToolbar(props: QueueToolbarProps) {
  const { place, chosen, list, lookable, search, onKind } = props;
  const step = useLiveStep(place.stepId);
  const [act, setAct] = useState<QueueAct>();
  const canSee = lookable === "yes";
  const some = chosen.count > 0;
  return (
    <div className="flex min-h-11 shrink-0 flex-wrap items-center gap-2 border-b bg-surface px-3 py-1.5">
      <SegmentedControl
        label="Kind of queue"
        value={place.kind}
        onValueChange={onKind}
        options={queueKinds.map((kind) => ({
          value: kind,
          label: (
            <>
              {kindLabels[kind]}
              <span className="text-ink-faint tabular-nums">{shortCount(countOf(step, kind))}</span>
            </>
          ),
        }))}
      />
      <SearchBox key={search} search={search} onSearch={props.onSearch} disabled={!canSee} />
      <IconButton
        size="sm"
        label="Look again"
        disabled={!canSee || list.isFetching}
        onClick={() => void list.refetch()}
      >
        <RotateCw aria-hidden className={list.isFetching ? "animate-spin motion-reduce:animate-none" : undefined} />
      </IconButton>
      <div className="ml-auto flex items-center gap-1.5">
        {some && (
          <span role="status" className="text-ink-muted text-xs tabular-nums">
            {formatCount(chosen.count)} chosen
          </span>
        )}
        {place.kind !== "waiting" && (
          <Button size="sm" disabled={!some} onClick={() => setAct("replay")}>
            <Redo2 aria-hidden />
            {actLabel("replay", place.kind)}
          </Button>
        )}
        <ExportButton {...props} disabled={!canSee || list.data === undefined} />
        <Button size="sm" disabled={!some} onClick={() => setAct("drop")}>
          <Trash2 aria-hidden />
          Drop…
        </Button>
      </div>
      {act && (
        <ActDialog
          act={act}
          place={place}
          stepName={props.stepName}
          count={chosen.count}
          which={
            chosen.isEverything
              ? parseMessageSearch(search)
                ? { search }
                : { all: true }
              : { messageIds: [...chosen.ids] }
          }
          onClose={() => setAct(undefined)}
          onDone={chosen.clear}
        />
      )}
    </div>
  );
}

/** Those that are chosen, or all that were found. */
function ExportButton({ place, chosen, search, disabled }: QueueToolbarProps & { disabled: boolean }) {
  const isSome = chosen.count > 0 && !chosen.isEverything;
  const isTooMany = isSome && chosen.ids.length > mostIdsOfExport;
  const words = isSome ? `Export ${formatCount(chosen.ids.length)}` : "Export";
  if (disabled || isTooMany) {
    return (
      <Button size="sm" disabled title={isTooMany ? `Choose up to ${mostIdsOfExport}, or search for them` : undefined}>
        <Download aria-hidden />
        {words}
      </Button>
    );
  }
  const wanted = isSome ? { messageIds: chosen.ids.join(",") } : { search };
  return (
    <Button size="sm" asChild>
      <a href={messagesUrl(place.flowId, place.stepId, { kind: place.kind, ...wanted })} download>
        <Download aria-hidden />
        {words}
      </a>
    </Button>
  );
}

interface SearchBoxProps {
  search: string;
  disabled: boolean;
  onSearch(text: string): void;
}

/** Searches on Enter: each search takes a round of the queue. */
function SearchBox({ search, disabled, onSearch }: SearchBoxProps) {
  const [text, setText] = useState(search);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(text.trim());
  };
  const meant = parseMessageSearch(text);
  return (
    <form aria-label="Search the queue" onSubmit={submit} className="flex min-w-40 max-w-80 flex-1 gap-1">
      <Input
        type="search"
        aria-label="Search the messages"
        placeholder="Words, or id = 42"
        title={
          meant?.kind === "path"
            ? `Messages whose ${meant.path.join(".")} is ${meant.value}`
            : "Words anywhere, or a value at a place"
        }
        value={text}
        disabled={disabled}
        onChange={(event) => {
          setText(event.target.value);
          if (event.target.value === "" && search !== "") onSearch("");
        }}
        className="h-7 min-w-0 flex-1 text-xs"
      />
      <IconButton size="sm" type="submit" label="Search" disabled={disabled || text.trim() === search}>
        <Search aria-hidden />
      </IconButton>
    </form>
  );
}
