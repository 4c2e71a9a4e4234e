"use client";

import { Trash2 } from "lucide-react";
import { Banner } from "@/components/feedback/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { useKeepAsNewFlow } from "./use-keep-as-new-flow.ts";

/** The flow was deleted elsewhere: what is drawn is in this tab alone, and can be had again. */
export function GoneBanner() {
  const { keep, isPending } = useKeepAsNewFlow();
  return (
    <Banner
      tone="problem"
      icon={<Trash2 aria-hidden />}
      actions={
        <Button size="sm" busy={isPending} onClick={keep}>
          Keep as a new flow
        </Button>
      }
    >
      This flow was deleted elsewhere. What you see, with your last edits, is only in this tab.
    </Banner>
  );
}
