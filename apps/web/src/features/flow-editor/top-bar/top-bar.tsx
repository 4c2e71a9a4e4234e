"use client";

import type { FlowDefinition } from "@millrace/flow";
import { Redo2, Undo2 } from "lucide-react";
import { Tooltip } from "@/components/overlay/tooltip.tsx";
import { Button, type ButtonProps } from "@/components/ui/button.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { SaveIndicator } from "../autosave/save-status.tsx";
import { describeEdit } from "../document/describe-edit.ts";
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

/** Each says what it would undo or do again. */
function HistoryButtons() {
  const store = useEditorStore();
  const undone = useEditor(({ history: { past, present } }) => edit(past.at(-1), present));
  const redone = useEditor(({ history: { present, future } }) => edit(present, future[0]));
  return (
    <div className="flex">
      <HistoryButton
        name="Undo"
        what={undone}
        shortcut="Ctrl+Z"
        disabled={undone === undefined}
        onClick={() => store.getState().undo()}
      >
        <Undo2 aria-hidden />
      </HistoryButton>
      <HistoryButton
        name="Redo"
        what={redone}
        shortcut="Ctrl+Shift+Z"
        disabled={redone === undefined}
        onClick={() => store.getState().redo()}
      >
        <Redo2 aria-hidden />
      </HistoryButton>
    </div>
  );
}

function edit(before: FlowDefinition | undefined, after: FlowDefinition | undefined): string | undefined {
  return before && after && describeEdit(before, after);
}

interface HistoryButtonProps extends Omit<ButtonProps, "asChild"> {
  name: string;
  what: string | undefined;
  shortcut: string;
}

function HistoryButton({ name, what, shortcut, ...rest }: HistoryButtonProps) {
  return (
    <Tooltip content={what ? `${name}: ${what}` : name} shortcut={shortcut}>
      <Button aria-label={name} variant="ghost" className="w-8 px-0" {...rest} />
    </Tooltip>
  );
}
