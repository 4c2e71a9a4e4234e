"use client";

import { listFunctions, resolveHelp } from "@millrace/flow";
import { useQuery } from "@tanstack/react-query";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { Notice } from "@/components/feedback/notice.tsx";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { HelpHint } from "@/components/help/help-hint.tsx";
import { HelpLink } from "@/components/help/help-link.tsx";
import { SafeHtml } from "@/components/help/safe-html.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { IconTile } from "@/components/ui/icon-tile.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { ComponentMenu } from "./component-menu.tsx";
import { ComponentUses } from "./component-uses.tsx";
import { FieldTable } from "./field-table.tsx";
import { FunctionList } from "./function-list.tsx";
import type { ShownComponent } from "./shown-component.ts";
import { VersionTable } from "./version-table.tsx";

const breadcrumb = [{ label: "Components", href: "/components" }];

export function ComponentDetail({ name }: { name: string }) {
  const trpc = useTRPC();
  const shown = useQuery(trpc.component.show.queryOptions({ name }));
  return (
    <>
      <PageHeader
        breadcrumb={breadcrumb}
        title={shown.data?.title ?? name}
        actions={shown.data && <ComponentMenu component={shown.data} />}
      />
      <div className="min-h-0 flex-1 overflow-auto p-4" aria-busy={shown.isPending}>
        <div className="mx-auto flex max-w-4xl flex-col gap-6">
          {shown.isPending && <Skeleton className="h-48 rounded-card" />}
          {shown.isError && !shown.data && (
            <ErrorState
              title="The component could not be loaded"
              error={shown.error}
              onRetry={() => shown.refetch()}
              leave={{ label: "All components", href: "/components" }}
            />
          )}
          {shown.data && <Sections component={shown.data} />}
        </div>
      </div>
    </>
  );
}

function Sections({ component }: { component: ShownComponent }) {
  const { descriptor, help } = component;
  const functions = listFunctions(descriptor);
  return (
    <>
      <section className="flex items-start gap-4 rounded-card border bg-surface p-4">
        <IconTile icon={component.icon} className="size-12 [&>*]:size-7" />
        <div className="flex min-w-0 flex-1 flex-col gap-1.5">
          <p className="font-mono text-ink-faint text-xs">
            {component.name}@{component.version}
          </p>
          {descriptor.description && <p>{descriptor.description}</p>}
          {help.description && <SafeHtml html={help.description} className="text-ink-muted text-sm" />}
          {help.link && <HelpLink href={help.link} />}
        </div>
        <div className="flex gap-1.5">
          {component.builtIn && <Badge>Built in</Badge>}
          {component.isShared && (
            <Badge>{component.isOwn ? "Shared with all workspaces" : "From another workspace"}</Badge>
          )}
          {component.needsCredential && <Badge>Takes a credential</Badge>}
          {descriptor.deprecated && <Badge tone="warning">Deprecated</Badge>}
        </div>
      </section>
      {descriptor.deprecated && (
        <Notice tone="warning" title="Deprecated">
          {descriptor.deprecationNote ?? "It works, but will not be mended."}
          {component.deprecation && (
            <span className="text-ink-muted">
              {" "}
              Marked by {component.deprecation.by}, <TimeAgo at={component.deprecation.at} />.
            </span>
          )}
        </Notice>
      )}
      <FunctionList
        title="Triggers"
        component={component}
        functions={functions.filter(({ role }) => role === "trigger")}
      />
      <FunctionList
        title="Actions"
        component={component}
        functions={functions.filter(({ role }) => role === "action")}
      />
      <CredentialFields component={component} />
      <ComponentUses component={component} />
      <VersionTable component={component} />
    </>
  );
}

function CredentialFields({ component }: { component: ShownComponent }) {
  const { name, descriptor, helpOverrides, docsBaseUrl } = component;
  if (!descriptor.credentials) return null;
  const sources = { descriptor, overrides: helpOverrides, docsBaseUrl };
  return (
    <section aria-label="Credential" className="flex flex-col gap-2">
      <h2 className="font-medium text-ink-muted text-sm">Credential</h2>
      <div className="rounded-card border bg-surface px-4 py-3">
        <div className="flex items-center gap-2">
          <h3 className="font-medium">How it signs in</h3>
          <HelpHint
            help={resolveHelp("credential", { target: { component: name }, sources })}
            subject="the credential"
          />
          {descriptor.credentials.oauth2 && <Badge>OAuth 2</Badge>}
          {descriptor.credentials.oauth1 && !descriptor.credentials.oauth2 && <Badge>OAuth 1</Badge>}
        </div>
        <FieldTable
          title="the credential"
          fields={descriptor.credentials.fields ?? {}}
          place="credential"
          component={component}
        />
      </div>
    </section>
  );
}
