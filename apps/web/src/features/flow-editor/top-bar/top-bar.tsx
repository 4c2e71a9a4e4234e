"use client";

import { Redo2, Undo2 } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { SaveIndicator } from "../autosave/save-status.tsx";
import { useEditor, useEditorStore } from "../store/editor-context.tsx";
import { FlowMenu } from "./flow-menu.tsx";
import { FlowName } from "./flow-name.tsx";
import { FlowSettingsButton } from "./flow-settings-button.tsx";
import { FlowStatus } from "./flow-status.tsx";
import { ProblemsButton } from "./problems-button.tsx";
import { PublishButton } from "./publish-button.tsx";
import { RunButtons } from "./run-buttons.tsx";

const breadcrumb = [{ label: "Flows", href: "/flows" }];

export function TopBar() {
  return (
    <PageHeader
      breadcrumb={breadcrumb}
      title={<FlowName />}
      status={
        <>
          <FlowStatus />
          <SaveIndicator />
        </>
      }
      actions={
        <>
          <ProblemsButton />
          <HistoryButtons />
          <FlowSettingsButton />
          <FlowMenu />
          <PublishButton />
          <RunButtons />
        </>
      }
    />
  );
}

function HistoryButtons() {
  const store = useEditorStore();
  const canUndo = useEditor((state) => state.history.past.length > 0);
  const canRedo = useEditor((state) => state.history.future.length > 0);
  return (
    <div className="flex">
      <IconButton label="Undo" shortcut="Ctrl+Z" disabled={!canUndo} onClick={() => store.getState().undo()}>
        <Undo2 aria-hidden />
      </IconButton>
      <IconButton label="Redo" shortcut="Ctrl+Shift+Z" disabled={!canRedo} onClick={() => store.getState().redo()}>
        <Redo2 aria-hidden />
      </IconButton>
    </div>
  );
}
