"use client";

import { ChevronDown } from "lucide-react";
import { type ReactNode, useState } from "react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { ResizablePanel } from "@/components/ui/resizable-panel.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs.tsx";
import { ErrorsTab } from "@/features/errors/errors-tab.tsx";
import { ExecutionsTab } from "@/features/executions/executions-tab.tsx";
import { LogsTab } from "./logs-tab.tsx";
import { OpenErrorsCount } from "./open-errors-count.tsx";
import { TimelineTab } from "./timeline-tab.tsx";
import { VersionsTab } from "./versions-tab.tsx";

const tabs: ReadonlyArray<{ value: string; label: string; count?: ReactNode; content: ReactNode }> = [
  { value: "executions", label: "Executions", content: <ExecutionsTab /> },
  { value: "errors", label: "Errors", count: <OpenErrorsCount />, content: <ErrorsTab /> },
  { value: "logs", label: "Logs", content: <LogsTab /> },
  { value: "timeline", label: "Timeline", content: <TimelineTab /> },
  { value: "versions", label: "Versions", content: <VersionsTab /> },
];

/** What happened in this flow, below the canvas. Only the open tab asks the server. */
export function FlowDrawer() {
  const [open, setOpen] = useState("");
  const list = (
    <div className="flex items-center border-b bg-surface pr-2">
      <TabsList className="flex-1 border-b-0">
        {tabs.map(({ value, label, count }) => (
          // A click on the closed drawer's tab opens it, also when it was the last one shown.
          <TabsTrigger key={value} value={value} onClick={() => setOpen(value)}>
            {label}
            {count}
          </TabsTrigger>
        ))}
      </TabsList>
      {open && (
        <IconButton size="sm" label="Close drawer" onClick={() => setOpen("")}>
          <ChevronDown aria-hidden />
        </IconButton>
      )}
    </div>
  );
  return (
    <Tabs value={open} onValueChange={setOpen} activationMode="manual" className="contents">
      {open ? (
        <ResizablePanel side="bottom" label="Flow drawer" initialPx={320} minPx={160} maxPx={720}>
          {list}
          {tabs.map(({ value, content }) => (
            <TabsContent key={value} value={value} className="min-h-0 flex-1 overflow-hidden">
              {content}
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
