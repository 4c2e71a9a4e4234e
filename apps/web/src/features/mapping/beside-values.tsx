"use client";

import { ChevronDown } from "lucide-react";
import { type ReactNode, type SyntheticEvent, useRef } from "react";
import { cn } from "@/lib/cn.ts";
import { useSessionState } from "./use-session-state.ts";

interface BesideValuesProps {
  title: string;
  /** The tree of earlier steps' samples; undefined where there is nothing to pick from. */
  values: ReactNode;
  children: ReactNode;
}

/**
 * Fields with the values they are filled from, both in sight at once: docked beside the fields in a wide panel, at its foot in a narrow one,
 * where they can be folded away. The panel's scroller has to be a container of known size.
 */
export function BesideValues({ title, values, children }: BesideValuesProps) {
  const [isFolded, setFolded] = useSessionState("values folded", () => false);
  const dock = useRef<HTMLDivElement>(null);
  if (!values) return children;
  return (
    <div className="flex min-h-[100cqh] flex-col @[660px]:grid @[660px]:grid-cols-[minmax(0,1fr)_minmax(0,18.5rem)]">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: follows the cursor, does nothing of its own */}
      <div
        className="min-w-0"
        onFocus={(event) => keepInSight(event, dock.current)}
        onKeyUp={(event) => keepInSight(event, dock.current)}
      >
        {children}
      </div>
      <div
        ref={dock}
        className={cn(
          // As high as there is room, but never so high that the field in hand is pushed out.
          "sticky bottom-0 z-10 flex min-w-0 flex-col border-t bg-surface",
          isFolded ? "mt-auto" : "min-h-[min(42cqh,20rem)] flex-[1_0_0]",
          "@[660px]:static @[660px]:z-auto @[660px]:block @[660px]:min-h-0 @[660px]:border-t-0 @[660px]:border-l @[660px]:bg-sunken",
        )}
      >
        <section
          aria-label={title}
          data-values
          className="flex min-h-0 flex-1 flex-col @[660px]:sticky @[660px]:top-0 @[660px]:max-h-[100cqh]"
        >
          <h3 className="flex h-10 shrink-0 items-center justify-between gap-2 px-4 font-semibold text-ink-muted text-xs">
            {title}
            <button
              type="button"
              aria-expanded={!isFolded}
              aria-label={title}
              title={isFolded ? "Show the values" : "Fold the values away"}
              onClick={() => setFolded(!isFolded)}
              className="-mr-1.5 flex size-6 items-center justify-center rounded-sm text-ink-faint hover:bg-hover hover:text-ink @[660px]:hidden"
            >
              <ChevronDown aria-hidden className={cn("size-4 transition-transform", isFolded && "rotate-180")} />
            </button>
          </h3>
          <div
            className={cn(
              "min-h-0 flex-[1_1_0] overflow-y-auto px-4 pb-3 @[660px]:block @[660px]:flex-initial",
              isFolded && "hidden",
            )}
          >
            {values}
          </div>
        </section>
      </div>
    </div>
  );
}

/** Between the field in hand and the values. */
const airPx = 12;

/** The field in hand is not hidden by the values at the panel's foot, nor is what stands below it: its preview, its problem. */
function keepInSight({ target }: SyntheticEvent, dock: HTMLElement | null): void {
  const field = target instanceof Element ? target.closest("[data-field]")?.parentElement : undefined;
  const scroller = dock?.closest<HTMLElement>("[data-panel-scroll]");
  if (!field || !scroller || getComputedStyle(dock ?? scroller).position !== "sticky") return;
  // What is typed is drawn in the next frame.
  requestAnimationFrame(() => {
    const place = field.getBoundingClientRect();
    const hiddenPx = place.bottom + airPx - (dock?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY);
    const roomPx = place.top - scroller.getBoundingClientRect().top;
    if (hiddenPx > 0) scroller.scrollBy({ top: Math.min(hiddenPx, roomPx) });
  });
}
