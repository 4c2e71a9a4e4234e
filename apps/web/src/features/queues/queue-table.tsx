"use client";

import { shortSpan } from "@millrace/flow";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type RefObject, useState } from "react";
import { Checkbox } from "@/components/form/checkbox.tsx";
import { Table, TableCell, TableGap, TableHead, TableRow } from "@/components/ui/table.tsx";
import { cn } from "@/lib/cn.ts";
import { useClock } from "@/lib/use-clock.ts";
import { formatSize } from "./format-size.ts";
import type { QueuedMessage, QueuePlace } from "./queue-place.ts";
import type { Chosen } from "./use-chosen.ts";

const rowHeightPx = 40;

interface QueueTableProps {
  place: QueuePlace;
  messages: readonly QueuedMessage[];
  chosen: Chosen;
  nameOf(stepId: string): string;
  openId: string | undefined;
  onOpen(id: string | undefined): void;
  isNarrow: boolean;
  scroller: RefObject<HTMLDivElement | null>;
}

/** A row for each message, only those in sight drawn. Arrows walk, Enter opens, Space chooses, Ctrl+A chooses all that are shown. */
export function QueueTable(props: QueueTableProps) {
  const { place, messages, chosen, isNarrow, scroller } = props;
  const now = useClock(1_000);
  const rows = useVirtualizer({
    count: messages.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: 12,
    scrollPaddingStart: 36,
  });
  const shown = rows.getVirtualItems();
  const keys = useRowKeys({ ...props, show: (index) => rows.scrollToIndex(index) });
  const isRebounding = place.kind === "rebounding";
  // Counted while a message waits to be handed out again; one that waits for its time was not handed out from there yet.
  const countsDeliveries = !isNarrow && !isRebounding;
  return (
    <Table aria-label="Messages" aria-rowcount={messages.length + 1} className="table-fixed">
      <thead>
        <tr>
          <TableHead className="w-9 pr-0 pl-3">
            <Checkbox
              aria-label="Choose all messages shown"
              checked={chosen.isEverything || chosen.isAllShown ? true : chosen.count > 0 ? "indeterminate" : false}
              onCheckedChange={chosen.toggleShown}
            />
          </TableHead>
          <TableHead className="w-20">Age</TableHead>
          {isRebounding && <TableHead className="w-24">Due</TableHead>}
          {!isNarrow && <TableHead className="w-36">From</TableHead>}
          <TableHead className="numeric w-20">Size</TableHead>
          {countsDeliveries && <TableHead className="numeric w-24 pr-4">Deliveries</TableHead>}
          <TableHead>Body</TableHead>
        </tr>
      </thead>
      <tbody ref={keys.ref} onKeyDown={keys.press}>
        <TableGap heightPx={shown[0]?.start ?? 0} />
        {shown.map(({ index }) => {
          const message = messages[index];
          if (!message) return null;
          const { messageId, sentAt, sender, bytes, deliveries, preview, rebound, isUnreadable } = message;
          const isOpen = messageId !== undefined && messageId === props.openId;
          return (
            <TableRow
              key={messageId ?? index}
              data-row={index}
              aria-rowindex={index + 2}
              aria-selected={chosen.has(messageId)}
              tabIndex={index === keys.active ? 0 : -1}
              onFocus={() => keys.setActive(index)}
              onClick={() => props.onOpen(messageId)}
              className={cn(
                "cursor-default",
                isOpen && "bg-accent-soft",
                chosen.has(messageId) && !isOpen && "bg-hover",
              )}
            >
              <TableCell className="pr-0 pl-3" onClick={(event) => event.stopPropagation()}>
                <Checkbox
                  tabIndex={-1}
                  aria-label={`Choose message ${messageId ?? index + 1}`}
                  checked={chosen.has(messageId)}
                  disabled={messageId === undefined}
                  onCheckedChange={() => messageId !== undefined && chosen.toggle(messageId)}
                />
              </TableCell>
              <TableCell
                className="truncate text-ink-muted tabular-nums"
                title={sentAt === undefined ? undefined : `Sent ${new Date(sentAt).toLocaleString("en-GB")}`}
              >
                {sentAt === undefined ? "–" : shortSpan(Math.max(0, now - sentAt))}
              </TableCell>
              {isRebounding && (
                <TableCell className="truncate text-ink-muted tabular-nums" title={rebound?.reason}>
                  {rebound?.dueAt === undefined ? "–" : `in ${shortSpan(Math.max(0, rebound.dueAt - now))}`}
                </TableCell>
              )}
              {!isNarrow && (
                <TableCell className="truncate">{sender === undefined ? "outside" : props.nameOf(sender)}</TableCell>
              )}
              <TableCell className="numeric text-ink-muted">{formatSize(bytes)}</TableCell>
              {countsDeliveries && (
                <TableCell className={cn("numeric pr-4", deliveries > 0 ? "text-suspended" : "text-ink-faint")}>
                  {deliveries}
                </TableCell>
              )}
              <TableCell className="truncate font-mono text-ink-muted text-xs">
                {isUnreadable ? "It cannot be opened" : preview}
              </TableCell>
            </TableRow>
          );
        })}
        <TableGap heightPx={rows.getTotalSize() - (shown.at(-1)?.end ?? 0)} />
      </tbody>
    </Table>
  );
}

function useRowKeys({ messages, chosen, openId, onOpen, show }: QueueTableProps & { show(index: number): void }) {
  const [wanted, setActive] = useState(0);
  const [body, setBody] = useState<HTMLTableSectionElement | null>(null);
  const active = Math.min(wanted, Math.max(0, messages.length - 1));
  const walk = (to: number) => {
    const index = Math.max(0, Math.min(messages.length - 1, to));
    setActive(index);
    show(index);
    // The open message follows, as in a list of mails.
    if (openId !== undefined) onOpen(messages[index]?.messageId);
    // A row that was out of sight is drawn only now.
    requestAnimationFrame(() => body?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus());
  };
  const steps: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: 10,
    PageUp: -10,
    Home: -messages.length,
    End: messages.length,
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const isRow = event.target instanceof HTMLElement && event.target.matches("tr");
    if (!isRow) return;
    const id = messages[active]?.messageId;
    const step = steps[event.key];
    if (step !== undefined) walk(active + step);
    else if (event.key === "Enter") onOpen(id);
    else if (event.key === " " && id !== undefined) chosen.toggle(id);
    else if (event.key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey)) chosen.toggleShown();
    else if (event.key === "Escape" && openId !== undefined) onOpen(undefined);
    else if (event.key === "Escape" && chosen.count > 0) chosen.clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { active, setActive, press, ref: setBody };
}
