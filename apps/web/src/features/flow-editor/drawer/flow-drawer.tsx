"use client";

import { ChevronDown } from "lucide-react";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { ResizablePanel } from "@/components/ui/resizable-panel.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs.tsx";
import { ErrorsTab } from "@/features/errors/errors-tab.tsx";
import { ExecutionsTab } from "@/features/executions/executions-tab.tsx";
import { TimelineTab } from "@/features/timeline/timeline-tab.tsx";
import { useDrawer, useDrawerState } from "./drawer-context.tsx";
import { type DrawerTab, drawerTabs } from "./drawer-store.ts";
import { LogsTab } from "./logs-tab.tsx";
import { UnsettledCount } from "./unsettled-count.tsx";
import { VersionsTab } from "./versions-tab.tsx";

/** Loaded when it is opened: whoever only draws never needs it. */
const QueuesTab = dynamic(() => import("@/features/queues/queues-tab.tsx").then((module) => module.QueuesTab), {
  loading: () => <p className="p-4 text-ink-faint text-sm">Loading…</p>,
});

const tabs: Record<DrawerTab, { label: string; count?: ReactNode; content: ReactNode }> = {
  executions: { label: "Executions", content: <ExecutionsTab /> },
  queues: { label: "Queues", content: <QueuesTab /> },
  errors: { label: "Errors", count: <UnsettledCount />, content: <ErrorsTab /> },
  logs: { label: "Logs", content: <LogsTab /> },
  timeline: { label: "Timeline", content: <TimelineTab /> },
  versions: { label: "Versions", content: <VersionsTab /> },
};

/** What happened in this flow, below the canvas. Only the open tab asks the server. */
export function FlowDrawer() {
  const drawer = useDrawer();
  const open = useDrawerState((state) => state.tab);
  const { setTab } = drawer.getState();
  const list = (
    <div className="flex items-center border-b bg-surface pr-2">
      <TabsList className="flex-1 border-b-0">
        {drawerTabs.map((tab) => (
          // A click on the closed drawer's tab opens it, also when it was the last one shown.
          <TabsTrigger key={tab} value={tab} onClick={() => setTab(tab)}>
            {tabs[tab].label}
            {tabs[tab].count}
          </TabsTrigger>
        ))}
      </TabsList>
      {open && (
        <IconButton size="sm" label="Close drawer" onClick={() => setTab(undefined)}>
          <ChevronDown aria-hidden />
        </IconButton>
      )}
    </div>
  );
  return (
    <Tabs
      value={open ?? ""}
      onValueChange={(value) => setTab(drawerTabs.find((tab) => tab === value))}
      activationMode="manual"
      className="contents"
    >
      {open ? (
        <ResizablePanel side="bottom" label="Flow drawer" initialPx={320} minPx={160} maxPx={720}>
          {list}
          {drawerTabs.map((tab) => (
            <TabsContent key={tab} value={tab} className="min-h-0 flex-1 overflow-hidden">
              {tabs[tab].content}
            </TabsContent>
          ))}
        </ResizablePanel>
      ) : (
        <aside aria-label="Flow drawer" className="shrink-0 border-t">
          {list}
        </aside>
      )}
    </Tabs>
  );
}
