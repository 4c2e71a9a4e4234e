"use client";

import dynamic from "next/dynamic";
import type { KeyboardEvent } from "react";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { ResizablePanel } from "@/components/ui/resizable-panel.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs.tsx";
import { useStepKind } from "@/features/flow-editor/catalogue/catalogue-context.tsx";
import { useEditor, useEditorStore } from "@/features/flow-editor/store/editor-context.tsx";
import { panelTabs } from "@/features/flow-editor/store/editor-store.ts";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { InsertTargetProvider } from "@/features/mapping/insert-target.tsx";
import { PanelScroll } from "./panel-scroll.tsx";
import { StepHeader } from "./step-header.tsx";
import { AdvancedTab } from "./tabs/advanced-tab.tsx";
import { InputTab } from "./tabs/input-tab.tsx";
import { LiveTab } from "./tabs/live-tab.tsx";
import { SetUpTab } from "./tabs/set-up-tab.tsx";

/** Loaded when it is opened: whoever only draws never needs it. */
const TestTab = dynamic(() => import("@/features/samples/test-tab.tsx").then((module) => module.TestTab), {
  loading: () => (
    <div aria-busy="true" className="flex flex-col gap-3 p-4">
      <Skeleton className="h-8 w-40" />
      <Skeleton className="h-24" />
    </div>
  ),
});

/** Everything about the open step, beside the canvas. */
export function StepPanel() {
  const stepId = useEditor((state) => state.openStepId);
  if (!stepId) return null;
  return (
    <ResizablePanel side="right" label="Step panel" initialPx={420} widePx={720} minPx={340} maxPx={960}>
      <InsertTargetProvider key={stepId}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a key of the whole panel, as the canvas has it */}
        <div className="contents" onKeyDown={renameByKey}>
          <OpenStep stepId={stepId} />
        </div>
      </InsertTargetProvider>
    </ResizablePanel>
  );
}

/** F2 goes to the name from anywhere in the panel. */
function renameByKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "F2") return;
  event.preventDefault();
  event.currentTarget.querySelector<HTMLInputElement>('[aria-label="Step name"]')?.select();
}

function OpenStep({ stepId }: { stepId: string }) {
  const store = useEditorStore();
  const flowId = useFlowId();
  const { role } = useStepKind(stepId);
  const tab = useEditor((state) => state.panelTab);
  const shown = role === "trigger" && tab === "input" ? "set-up" : tab;
  const choose = (value: string) => {
    const chosen = panelTabs.find((candidate) => candidate === value);
    if (chosen) store.getState().setPanelTab(chosen);
  };
  return (
    <>
      <StepHeader stepId={stepId} />
      <Tabs value={shown} onValueChange={choose} className="flex min-h-0 flex-1 flex-col">
        <TabsList>
          <TabsTrigger value="set-up">Set-up</TabsTrigger>
          {role === "action" && <TabsTrigger value="input">Input</TabsTrigger>}
          <TabsTrigger value="test">Test</TabsTrigger>
          <TabsTrigger value="advanced">Advanced</TabsTrigger>
          <TabsTrigger value="live">Live</TabsTrigger>
        </TabsList>
        <TabsContent value="set-up" asChild>
          <PanelScroll memoryKey={`${flowId} ${stepId} set-up`} className="min-h-0 flex-1">
            <SetUpTab stepId={stepId} />
          </PanelScroll>
        </TabsContent>
        <TabsContent value="input" asChild>
          <PanelScroll memoryKey={`${flowId} ${stepId} input`} className="min-h-0 flex-1">
            <InputTab stepId={stepId} />
          </PanelScroll>
        </TabsContent>
        <TabsContent value="test" asChild>
          <PanelScroll memoryKey={`${flowId} ${stepId} test`} className="min-h-0 flex-1">
            <TestTab stepId={stepId} />
          </PanelScroll>
        </TabsContent>
        <TabsContent value="advanced" asChild>
          <PanelScroll memoryKey={`${flowId} ${stepId} advanced`} className="min-h-0 flex-1">
            <AdvancedTab stepId={stepId} />
          </PanelScroll>
        </TabsContent>
        <TabsContent value="live" asChild>
          <PanelScroll memoryKey={`${flowId} ${stepId} live`} className="min-h-0 flex-1">
            <LiveTab stepId={stepId} />
          </PanelScroll>
        </TabsContent>
      </Tabs>
    </>
  );
}
