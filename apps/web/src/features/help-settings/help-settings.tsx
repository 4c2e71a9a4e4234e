"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { Button } from "@/components/ui/button.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { DocsBaseUrlForm } from "./docs-base-url-form.tsx";
import { HelpFileMenu } from "./help-file-menu.tsx";
import { HelpPreview } from "./help-preview.tsx";
import { HelpRuleDialog } from "./help-rule-dialog.tsx";
import { HelpRuleTable } from "./help-rule-table.tsx";

/** Where help links lead, for the whole platform: rules at the left, what comes of them at the right. */
export function HelpSettings() {
  const trpc = useTRPC();
  const rules = useQuery(trpc.help.list.queryOptions());
  const base = useQuery(trpc.settings.docsBaseUrl.queryOptions());
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageHeader
        title="Help links"
        actions={
          <>
            <HelpFileMenu hasRules={(rules.data?.length ?? 0) > 0} />
            <Button variant="primary" onClick={() => setAdding(true)}>
              <Plus aria-hidden />
              New rule
            </Button>
          </>
        }
      />
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] gap-6 overflow-auto p-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex flex-col gap-6">
          <p className="max-w-2xl text-ink-muted text-sm">
            Components bring their own help links. They stand beside fields, triggers, actions, credentials, mappings
            and errors. Here they can be led elsewhere, for instance all links of a component to your company's own
            handbook, reworded, or hidden.
          </p>
          {base.data ? <DocsBaseUrlForm saved={base.data.url ?? ""} /> : <Skeleton className="h-24 rounded-card" />}
          {rules.isPending && <Skeleton className="h-32 rounded-card" />}
          {rules.isError && !rules.data && (
            <ErrorState title="The rules could not be loaded" error={rules.error} onRetry={() => rules.refetch()} />
          )}
          {rules.data && <HelpRuleTable rules={rules.data} onNew={() => setAdding(true)} />}
        </div>
        <section aria-label="Preview" className="flex flex-col gap-3 self-start rounded-card border bg-surface p-4">
          <h2 className="font-semibold text-base">As people see it</h2>
          <HelpPreview overrides={rules.data ?? []} docsBaseUrl={base.data?.url} />
        </section>
      </div>
      <HelpRuleDialog rules={rules.data ?? []} open={adding} onOpenChange={setAdding} />
    </>
  );
}
