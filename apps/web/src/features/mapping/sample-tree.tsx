"use client";

import { ChevronRight } from "lucide-react";
import { useMemo } from "react";
import { Badge } from "@/components/ui/badge.tsx";
import { toast } from "@/components/ui/toast.tsx";
import { findStep } from "@/features/flow-editor/document/find-step.ts";
import { useEditor } from "@/features/flow-editor/store/editor-context.tsx";
import { useInsertTarget } from "./insert-target.tsx";
import { type SampleNode, sampleNodes, shortValue } from "./sample-paths.ts";
import type { StepSample } from "./step-samples.ts";

interface SampleTreeProps {
  samples: readonly StepSample[];
  /** The step whose message is at hand: its values are picked without a prefix. */
  source: string | undefined;
}

/** What earlier steps gave, as a tree; a click puts the path of a value where the cursor is. */
export function SampleTree({ samples, source }: SampleTreeProps) {
  if (samples.length === 0) {
    return (
      <p className="text-ink-faint text-xs">
        Nothing is known yet of what earlier steps give. Start the flow and send one message, or map by hand.
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-1">
      {samples.map((sample) => (
        <StepBranch key={sample.stepId} sample={sample} isMessage={sample.stepId === source} />
      ))}
    </div>
  );
}

function StepBranch({ sample, isMessage }: { sample: StepSample; isMessage: boolean }) {
  const name = useEditor((state) => findStep(state.history.present, sample.stepId)?.name ?? sample.stepId);
  const basePath = isMessage ? "" : `elasticio.${sample.stepId}.body`;
  const nodes = useMemo(() => sampleNodes(sample.body, basePath), [sample.body, basePath]);
  return (
    <details open={isMessage} className="group rounded-control border bg-surface">
      <summary className="flex h-8 list-none items-center gap-1.5 px-2 text-sm">
        <ChevronRight aria-hidden className="size-3.5 text-ink-faint transition-transform group-open:rotate-90" />
        <span className="min-w-0 truncate font-medium">{name}</span>
        <span className="ml-auto flex gap-1">
          {isMessage && <Badge tone="accent">Message</Badge>}
          {sample.origin === "schema" && <Badge title="Made of what the step says it puts out">Example</Badge>}
        </span>
      </summary>
      <div className="max-h-72 overflow-auto border-t px-1 py-1">
        {nodes.length === 0 ? (
          <ValueRow node={{ name: "$", path: basePath || "$", value: sample.body, children: [] }} depth={0} />
        ) : (
          nodes.map((node) => <Branch key={node.path} node={node} depth={0} />)
        )}
      </div>
    </details>
  );
}

function Branch({ node, depth }: { node: SampleNode; depth: number }) {
  return (
    <>
      <ValueRow node={node} depth={depth} />
      {node.children.map((child) => (
        <Branch key={child.path} node={child} depth={depth + 1} />
      ))}
    </>
  );
}

function ValueRow({ node, depth }: { node: SampleNode; depth: number }) {
  const target = useInsertTarget();
  const use = async () => {
    if (target.insert(node.path)) return;
    await navigator.clipboard.writeText(node.path);
    toast("Copied the path", { description: `${node.path}. Put the cursor into an expression to insert it there.` });
  };
  return (
    <button
      type="button"
      title={`Insert ${node.path}`}
      // The field keeps the cursor, which says where to insert.
      onMouseDown={(event) => event.preventDefault()}
      onClick={use}
      style={{ paddingLeft: 6 + depth * 14 }}
      className="flex h-6 w-full items-center gap-2 rounded-sm pr-1.5 text-left font-mono text-xs transition-colors hover:bg-accent-soft"
    >
      <span className="shrink-0 text-ink">{node.name}</span>
      <span className="min-w-0 truncate text-ink-faint">{shortValue(node.value)}</span>
    </button>
  );
}
