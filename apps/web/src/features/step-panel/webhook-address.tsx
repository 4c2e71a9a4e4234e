"use client";

import { acceptsMessages } from "@millrace/flow";
import { useFlowState } from "@/features/flow-live/live-context.tsx";
import { CallAddress } from "./call-address.tsx";
import { PanelSection } from "./panel-section.tsx";
import { useWebhookUrl } from "./use-webhook-url.ts";

/** The address others call, ready to copy, with a call to try it. */
export function WebhookAddress() {
  const url = useWebhookUrl();
  const accepts = acceptsMessages(useFlowState());
  if (!url) return null;
  return (
    <PanelSection title="Address of this flow">
      <CallAddress url={url} label="Webhook URL" copyLabel="Copy address" />
      {!accepts && <p className="text-ink-faint text-xs">It answers 404 until the flow is started.</p>}
    </PanelSection>
  );
}
