"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { DocsBaseUrlForm } from "./docs-base-url-form.tsx";
import { HelpRuleDialog } from "./help-rule-dialog.tsx";
import { HelpRuleTable } from "./help-rule-table.tsx";

/** Where help links lead, for the whole platform. */
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
          <Button variant="primary" onClick={() => setAdding(true)}>
            <Plus aria-hidden />
            New rule
          </Button>
        }
      />
      <div className="min-h-0 flex-1 overflow-auto p-4">
        <div className="mx-auto flex max-w-4xl flex-col gap-6">
          <p className="max-w-2xl text-ink-muted text-sm">
            Components bring their own help links. They stand beside fields, triggers, actions, credentials and errors.
            Here they can be led elsewhere, for instance all links of a component to your company's own handbook.
          </p>
          {base.data ? <DocsBaseUrlForm saved={base.data.url ?? ""} /> : <Skeleton className="h-24 rounded-card" />}
          {rules.isPending && <Skeleton className="h-32 rounded-card" />}
          {rules.isError && !rules.data && (
            <ErrorState title="The rules could not be loaded" error={rules.error} onRetry={() => rules.refetch()} />
          )}
          {rules.data && <HelpRuleTable rules={rules.data} />}
        </div>
      </div>
      <HelpRuleDialog open={adding} onOpenChange={setAdding} />
    </>
  );
}
