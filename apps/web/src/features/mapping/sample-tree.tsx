"use client";

import { ChevronRight } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { toast } from "@/components/feedback/toast.tsx";
import { Input } from "@/components/form/input.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { findStep } from "@/features/flow-editor/document/find-step.ts";
import { useEditor } from "@/features/flow-editor/store/editor-context.tsx";
import { searchInWorker } from "./evaluation-worker.ts";
import { useInsertTarget } from "./insert-target.tsx";
import type { SampleHit } from "./search-sample.ts";
import type { StepSample } from "./step-samples.ts";
import { UnknownBranch } from "./unknown-branch.tsx";
import { useSessionState } from "./use-session-state.ts";
import type { UnknownStep } from "./use-unknown-before.ts";
import { ValueTree } from "./value-tree.tsx";

interface SampleTreeProps {
  samples: readonly StepSample[];
  /** Steps that there is no sample of. */
  unknown?: readonly UnknownStep[];
  /** The step whose message is at hand: its values are picked without a prefix. */
  source: string | undefined;
  /** Takes a path in place of the field that was used last. */
  onPick?: (path: string) => void;
  /** Under this name it is remembered what is open, while the page is. */
  memoryKey?: string;
}

/** What earlier steps gave, as trees; a click or Enter puts the path of a value where the cursor is, and it can be dragged. */
export function SampleTree({ samples, unknown = [], source, onPick, memoryKey = "" }: SampleTreeProps) {
  const [query, setQuery] = useState("");
  if (samples.length === 0 && unknown.length === 0) {
    return <p className="text-ink-faint text-xs">No step comes before this one yet.</p>;
  }
  const branches = samples.map((sample) => (
    <StepBranch
      key={sample.stepId}
      sample={sample}
      isMessage={sample.stepId === source}
      query={query.trim()}
      onPick={onPick}
      memoryKey={`${memoryKey} ${sample.stepId}`}
    />
  ));
  // Nearest first, as the samples are, each lands at its own place.
  for (const step of query.trim() ? [] : unknown) {
    branches.splice(step.place, 0, <UnknownBranch key={step.stepId} step={step} />);
  }
  return (
    <div className="flex flex-col gap-1">
      {samples.length > 0 && (
        <Input
          type="search"
          aria-label="Search the values of earlier steps"
          placeholder="Search names and values"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      {branches}
    </div>
  );
}

interface StepBranchProps {
  sample: StepSample;
  isMessage: boolean;
  query: string;
  onPick: ((path: string) => void) | undefined;
  memoryKey: string;
}

function StepBranch({ sample, isMessage, query, onPick, memoryKey }: StepBranchProps) {
  const step = useEditor((state) => findStep(state.history.present, sample.stepId)?.name ?? sample.stepId);
  const name = sample.title ?? step;
  const [open, setOpen] = useSessionState(`branch ${memoryKey}`, () => isMessage);
  const basePath = isMessage ? "" : `elasticio.${sample.stepId}.body`;
  const isPlain = typeof sample.body !== "object" || sample.body === null;
  const insert = usePickPath();
  const pick = onPick ?? insert;
  return (
    <section aria-label={`Values of ${name}`} className="rounded-control border bg-surface">
      <button
        type="button"
        aria-expanded={open || query !== ""}
        onClick={() => setOpen(!open)}
        className="flex h-8 w-full items-center gap-1.5 rounded-control px-2 text-sm hover:bg-hover"
      >
        <ChevronRight
          aria-hidden
          className={`size-3.5 text-ink-faint transition-transform ${open || query ? "rotate-90" : ""}`}
        />
        <span className="min-w-0 truncate font-medium">{name}</span>
        {!sample.title && <code className="font-mono text-ink-faint text-xs">{sample.stepId}</code>}
        <span className="ml-auto flex gap-1">
          {isMessage && <Badge tone="accent">Message</Badge>}
          {sample.isCut && (
            <Badge tone="warning" title="Only a part of this big sample is here: previews are made of that part">
              Cut
            </Badge>
          )}
          {sample.origin === "schema" && <Badge title="Made of what the step says it puts out">Example</Badge>}
        </span>
      </button>
      {query ? (
        <Hits sample={sample} basePath={basePath} query={query} onPick={pick} />
      ) : (
        open && (
          <div className="border-t">
            <ValueTree
              memoryKey={memoryKey}
              label={`Values of ${name}`}
              body={isPlain ? { $: sample.body } : sample.body}
              basePath={isPlain ? "" : basePath}
              onPick={(path) => pick(isPlain ? basePath || "$" : path)}
            />
          </div>
        )
      )}
    </section>
  );
}

interface HitsProps {
  sample: StepSample;
  basePath: string;
  query: string;
  onPick(path: string): void;
}

/** What a search finds in one sample; done in a worker, since a sample may be large. */
function Hits({ sample, basePath, query, onPick }: HitsProps) {
  const message = useMemo(() => ({ body: sample.body, passthrough: {} }), [sample.body]);
  const [found, setFound] = useState<{ query: string; hits: readonly SampleHit[] }>();
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const hits = await searchInWorker(message, { query, basePath });
      if (isCurrent) setFound({ query, hits });
    }, 150);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [message, query, basePath]);
  if (!found) return <p className="border-t px-2 py-1 text-ink-faint text-xs">Searching…</p>;
  if (found.hits.length === 0) return <p className="border-t px-2 py-1 text-ink-faint text-xs">Nothing found</p>;
  return (
    <ul className="max-h-72 overflow-auto border-t px-1 py-1">
      {found.hits.map(({ path, value }) => (
        <li key={path}>
          <button
            type="button"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(path)}
            className="flex h-6 w-full items-center gap-2 rounded-sm px-1.5 text-left font-mono text-xs hover:bg-accent-soft"
          >
            <span className="min-w-0 truncate text-ink">{path}</span>
            <span className="min-w-0 truncate text-ink-faint">{value}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Inserts where the cursor is, or was last; without such a place the path goes to the clipboard. */
function usePickPath(): (path: string) => void {
  const target = useInsertTarget();
  return (path) => {
    if (target.insert(path)) return;
    void navigator.clipboard?.writeText(path);
    toast("Copied the path", { description: `${path}. Put the cursor into an expression to insert it there.` });
  };
}
