"use client";

import { Settings2 } from "lucide-react";
import { Dialog, DialogBody, DialogContent } from "@/components/overlay/dialog.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { FlowSettings } from "../settings/flow-settings.tsx";
import { useEditor, useEditorStore } from "../store/editor-context.tsx";

export function FlowSettingsButton() {
  const store = useEditorStore();
  const settings = useEditor((state) => state.settings);
  const { openSettings } = store.getState();
  return (
    <>
      <IconButton label="Flow settings" onClick={() => openSettings({})}>
        <Settings2 aria-hidden />
      </IconButton>
      <Dialog open={settings !== undefined} onOpenChange={(open) => openSettings(open ? {} : undefined)}>
        <DialogContent
          title="Flow settings"
          description="They are part of the draft and go live when it is published."
          onOpenAutoFocus={(event) => focusField(event, settings?.field)}
        >
          <DialogBody>
            <FlowSettings />
          </DialogBody>
        </DialogContent>
      </Dialog>
    </>
  );
}

/** A problem leads to its field. */
function focusField(event: Event, field: string | undefined): void {
  const dialog = event.currentTarget;
  if (!field || !(dialog instanceof HTMLElement)) return;
  const control = dialog.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"] input`);
  if (!control) return;
  event.preventDefault();
  control.focus();
}
