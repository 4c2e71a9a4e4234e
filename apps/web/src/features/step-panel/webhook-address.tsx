"use client";

import { acceptsMessages } from "@millrace/flow";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { useFlowState } from "@/features/flow-live/live-context.tsx";
import { PanelSection } from "./panel-section.tsx";
import { useWebhookUrl } from "./use-webhook-url.ts";

/** The address others call, ready to copy, with a call to try it. */
export function WebhookAddress() {
  const url = useWebhookUrl();
  const accepts = acceptsMessages(useFlowState());
  if (!url) return null;
  const example = `curl -X POST ${url} \\\n  -H 'Content-Type: application/json' \\\n  -d '{"id": 1}'`;
  return (
    <PanelSection title="Address of this flow">
      <div className="flex items-center gap-1 rounded-control border bg-sunken py-0.5 pr-0.5 pl-2.5">
        <output aria-label="Webhook URL" className="min-w-0 flex-1 break-all py-1 font-mono text-xs">
          {url}
        </output>
        <CopyButton text={url} label="Copy address" />
      </div>
      <figure className="rounded-control border bg-sunken">
        <figcaption className="flex items-center justify-between border-b py-0.5 pr-0.5 pl-2.5 text-ink-muted text-xs">
          Try it
          <CopyButton text={example} label="Copy curl example" />
        </figcaption>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <pre tabIndex={0} className="overflow-x-auto px-2.5 py-2 font-mono text-xs leading-5">
          {example}
        </pre>
      </figure>
      {!accepts && <p className="text-ink-faint text-xs">It answers 404 until the flow is started.</p>}
    </PanelSection>
  );
}
