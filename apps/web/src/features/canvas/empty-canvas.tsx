"use client";

import { LayoutTemplate, Upload, Zap } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { useEditor, useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";

const ImportIntoCanvas = dynamic(
  () => import("@/features/flow-guide/import-into-canvas.tsx").then((module) => module.ImportIntoCanvas),
  { loading: () => null },
);

/** In the middle of an empty flow: the place of its trigger, and the other ways to begin. */
export function EmptyCanvas() {
  const store = useEditorStore();
  const flowId = useFlowId();
  const [importing, setImporting] = useState(false);
  const isEmpty = useEditor((state) => state.history.present.graph.nodes.length === 0);
  if (!isEmpty) return null;
  return (
    <div className="pointer-events-none absolute inset-0 z-10 grid place-items-center">
      <div className="flex flex-col items-center gap-4">
        <button
          type="button"
          aria-label="Add trigger"
          onClick={() => store.getState().openPicker({ kind: "trigger" })}
          className="group pointer-events-auto flex h-18 w-62 items-center gap-3 rounded-r-card rounded-l-[36px] border border-line-strong border-dashed bg-surface pr-4 pl-4 text-left transition-colors hover:border-accent hover:bg-accent-soft"
        >
          <span className="grid size-10 place-items-center rounded-full bg-sunken text-ink-faint transition-colors group-hover:bg-surface group-hover:text-accent-text">
            <Zap aria-hidden className="size-5" />
          </span>
          <span>
            <span className="block font-medium text-sm">Add a trigger</span>
            <span className="block text-ink-faint text-xs">What starts this flow?</span>
          </span>
        </button>
        <p className="max-w-72 text-balance text-center text-ink-muted text-xs">
          A webhook that others call, a schedule, or new rows in a database. Actions follow behind it.
        </p>
        <div className="pointer-events-auto flex gap-2">
          <Button size="sm" asChild>
            <Link href={`/flows/templates?into=${flowId}`}>
              <LayoutTemplate aria-hidden />
              Start from a template
            </Link>
          </Button>
          <Button size="sm" onClick={() => setImporting(true)}>
            <Upload aria-hidden />
            Import
          </Button>
        </div>
        {importing && <ImportIntoCanvas onClose={() => setImporting(false)} />}
      </div>
    </div>
  );
}
