"use client";

import { ChevronLeft, ChevronRight, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { formatCount } from "@/lib/format-count.ts";
import { ErrorBody } from "./error-body.tsx";
import type { ErrorPlace } from "./error-place.ts";

interface ErrorDetailProps {
  id: string;
  /** Ids of the errors that say the same, newest first; `id` is one of them unless the list moved on. */
  alike: readonly string[];
  place: ErrorPlace;
  onOpen(id: string): void;
  onClose(): void;
}

/** One error beside the list, with a way through those that say the same. Where there is no room for both it covers the list. */
export function ErrorDetail({ id, alike, place, onOpen, onClose }: ErrorDetailProps) {
  const index = alike.indexOf(id);
  const newer = alike[index - 1];
  const older = index >= 0 ? alike[index + 1] : undefined;
  const section = useFocusWhereItCovers();
  return (
    <section
      ref={section}
      aria-label="Error"
      tabIndex={-1}
      className="relative flex w-[56%] shrink-0 flex-col border-l bg-surface outline-none @max-3xl:absolute @max-3xl:inset-0 @max-3xl:w-auto @max-3xl:border-l-0"
    >
      <header className="flex h-9 shrink-0 items-center gap-1 border-b px-2 text-ink-faint text-xs tabular-nums">
        {index >= 0 && alike.length > 1 && (
          <>
            <IconButton size="sm" label="Newer of the same" disabled={!newer} onClick={() => newer && onOpen(newer)}>
              <ChevronLeft aria-hidden />
            </IconButton>
            <span>
              {formatCount(index + 1)} of {formatCount(alike.length)} that say the same
            </span>
            <IconButton size="sm" label="Older of the same" disabled={!older} onClick={() => older && onOpen(older)}>
              <ChevronRight aria-hidden />
            </IconButton>
          </>
        )}
        <IconButton size="sm" label="Close error" className="ml-auto" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      <div className="min-h-0 flex-1 overflow-auto">
        <ErrorBody key={id} id={id} place={place} />
      </div>
    </section>
  );
}

/** What is covered cannot keep the focus: the error takes it. */
function useFocusWhereItCovers() {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = section.current;
    if (!element || getComputedStyle(element).position !== "absolute") return;
    element.focus();
  }, []);
  return section;
}
