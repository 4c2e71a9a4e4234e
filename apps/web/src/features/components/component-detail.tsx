"use client";

import { listFunctions, type ResolvedFunction, resolveHelp, triggerKind } from "@millrace/flow";
import { useQuery } from "@tanstack/react-query";
import { Badge } from "@/components/ui/badge.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { HelpHint } from "@/components/ui/help-hint.tsx";
import { HelpLink } from "@/components/ui/help-link.tsx";
import { IconTile } from "@/components/ui/icon-tile.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { SafeHtml } from "@/components/ui/safe-html.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { type ApiOutputs, useTRPC } from "@/lib/trpc.ts";
import { VersionTable } from "./version-table.tsx";

const breadcrumb = [{ label: "Components", href: "/components" }];

type ShownComponent = ApiOutputs["component"]["show"];

export function ComponentDetail({ name }: { name: string }) {
  const trpc = useTRPC();
  const shown = useQuery(trpc.component.show.queryOptions({ name }));
  return (
    <>
      <PageHeader breadcrumb={breadcrumb} title={shown.data?.title ?? name} />
      <div className="min-h-0 flex-1 overflow-auto p-4" aria-busy={shown.isPending}>
        <div className="mx-auto flex max-w-4xl flex-col gap-6">
          {shown.isPending && <Skeleton className="h-48 rounded-card" />}
          {shown.isError && !shown.data && (
            <ErrorState title="The component could not be loaded" error={shown.error} onRetry={() => shown.refetch()} />
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
          {component.needsCredential && <Badge>Takes a credential</Badge>}
          {descriptor.deprecated && <Badge tone="warning">Deprecated</Badge>}
        </div>
      </section>
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
      <VersionTable versions={component.versions} />
    </>
  );
}

interface FunctionListProps {
  title: string;
  component: ShownComponent;
  functions: readonly ResolvedFunction[];
}

function FunctionList({ title, component, functions }: FunctionListProps) {
  if (functions.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-medium text-ink-muted text-sm">{title}</h2>
      <ul className="divide-y rounded-card border bg-surface">
        {functions.map(({ name, role, descriptor }) => (
          <li key={name} className="flex flex-col gap-0.5 px-4 py-3">
            <div className="flex items-center gap-2">
              <h3 className="font-medium">{descriptor.title}</h3>
              <HelpHint help={functionHelp(component, name)} subject={descriptor.title} />
              {role === "trigger" && <Badge>{triggerKind(descriptor) === "polling" ? "Polling" : "Webhook"}</Badge>}
              {descriptor.deprecated && <Badge tone="warning">Deprecated</Badge>}
              <code className="ml-auto font-mono text-ink-faint text-xs">
                {component.name}:{name}
              </code>
            </div>
            {descriptor.description && <SafeHtml html={descriptor.description} className="text-ink-muted text-sm" />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function functionHelp({ name, descriptor, helpOverrides, docsBaseUrl }: ShownComponent, wanted: string) {
  const sources = { descriptor, overrides: helpOverrides, docsBaseUrl };
  return resolveHelp("function", { target: { component: name, function: wanted }, sources });
}
