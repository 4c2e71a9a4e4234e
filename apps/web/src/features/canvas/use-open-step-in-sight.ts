"use client";

import { useEffect } from "react";
import { useEditor } from "@/features/flow-editor/store/editor-context.tsx";
import { type CanvasReach, showStep } from "./canvas-commands.ts";

/** A step whose panel opens stays in sight, although the panel takes room from the canvas. */
export function useOpenStepInSight(reach: CanvasReach): void {
  const stepId = useEditor((state) => state.openStepId);
  useEffect(() => {
    if (!stepId) return;
    // The panel is laid out in the next frame, and React Flow measures its smaller pane in the one after.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => showStep(reach, stepId));
    });
    return () => cancelAnimationFrame(frame);
  }, [reach, stepId]);
}
