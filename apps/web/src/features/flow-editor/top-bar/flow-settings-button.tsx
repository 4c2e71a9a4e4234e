"use client";

import { Settings2 } from "lucide-react";
import { useState } from "react";
import { Dialog, DialogBody, DialogContent } from "@/components/ui/dialog.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { FlowSettings } from "../settings/flow-settings.tsx";

export function FlowSettingsButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton label="Flow settings" onClick={() => setOpen(true)}>
        <Settings2 aria-hidden />
      </IconButton>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title="Flow settings" description="They are part of the draft and go live when it is published.">
          <DialogBody>
            <FlowSettings />
          </DialogBody>
        </DialogContent>
      </Dialog>
    </>
  );
}
