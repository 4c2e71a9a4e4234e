"use client";

import { type HelpOverride, listFunctions } from "@millrace/flow";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { Field } from "@/components/form/field.tsx";
import { Select } from "@/components/form/select.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { helpContexts } from "./help-contexts.ts";
import { HelpSpotRow } from "./help-spot-row.tsx";

export interface HelpPreviewProps {
  /** The rules as they are, or as they would be with the one being written. */
  overrides: readonly HelpOverride[];
  /** The rule being written: its spots are marked, others are dimmed. */
  draft?: HelpOverride | undefined;
  docsBaseUrl: string | undefined;
  /** Looked at first. */
  component?: string | undefined;
  functionName?: string | undefined;
}

/** Where the help of a component will stand and what it will say, with its real descriptor. */
export function HelpPreview(props: HelpPreviewProps) {
  const trpc = useTRPC();
  const components = useQuery(trpc.component.list.queryOptions());
  const [chosen, setChosen] = useState<string>();
  const all = components.data?.toSorted((a, b) => a.title.localeCompare(b.title)) ?? [];
  const name = props.component ?? chosen ?? (all.find((component) => component.name === "http") ?? all[0])?.name;
  if (components.isError) {
    return (
      <ErrorState
        title="The components could not be loaded"
        error={components.error}
        onRetry={() => components.refetch()}
      />
    );
  }
  if (name === undefined) return <Skeleton className="h-64" />;
  return (
    <div className="flex flex-col gap-4">
      {props.component === undefined && (
        <Field label="Seen with the component">
          {(ids) => (
            <Select
              {...ids}
              value={name}
              onValueChange={setChosen}
              options={all.map((component) => ({ value: component.name, label: component.title }))}
            />
          )}
        </Field>
      )}
      <Contexts key={name} {...props} component={name} />
    </div>
  );
}

function Contexts({
  component,
  functionName,
  overrides,
  draft,
  docsBaseUrl,
}: HelpPreviewProps & { component: string }) {
  const trpc = useTRPC();
  const shown = useQuery(trpc.component.show.queryOptions({ name: component }));
  const [chosen, setChosen] = useState<string>();
  if (shown.isError) {
    return <ErrorState title="The component could not be loaded" error={shown.error} onRetry={() => shown.refetch()} />;
  }
  if (!shown.data) return <Skeleton className="h-64" />;
  const { descriptor } = shown.data;
  const functions = listFunctions(descriptor);
  const named = functionName ?? chosen ?? functions[0]?.name;
  const contexts = helpContexts({ component, functionName: named, descriptor, overrides, docsBaseUrl });
  return (
    <>
      {functionName === undefined && functions.length > 1 && (
        <Field label="And its trigger or action">
          {(ids) => (
            <Select
              {...ids}
              value={named ?? ""}
              onValueChange={setChosen}
              options={functions.map(({ name, descriptor: own }) => ({ value: name, label: own.title }))}
            />
          )}
        </Field>
      )}
      {contexts
        .filter(({ spots }) => spots.length > 0)
        .map(({ title, spots }) => (
          <section key={title} aria-label={title} className="flex flex-col gap-1">
            <h3 className="font-semibold text-ink-muted text-xs">{title}</h3>
            <ul className="divide-y rounded-control border">
              {spots.map((spot) => (
                <HelpSpotRow
                  key={`${spot.place} ${spot.target.field ?? ""} ${spot.target.problem ?? ""}`}
                  spot={spot}
                  draft={draft}
                />
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}
