"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { useMemo, useState } from "react";
import { DryWheel } from "@/components/brand/drawings.tsx";
import { EmptyState } from "@/components/feedback/empty-state.tsx";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { toastError } from "@/components/feedback/toast.tsx";
import { FilterButtons } from "@/components/form/filter-buttons.tsx";
import { FilterInput } from "@/components/form/filter-input.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { filterTemplates, templateCategories } from "./filter-templates.ts";
import { type ListedTemplate, TemplateCard } from "./template-card.tsx";

const breadcrumb = [{ label: "Flows", href: "/flows" }];

/** Flows to start from. `?into=ID`: drawn into that flow, which is still empty. `?folder=PATH`: made there. */
export function TemplateGallery() {
  const trpc = useTRPC();
  const templates = useQuery(trpc.template.list.queryOptions(undefined, { staleTime: 60_000 }));
  const [search, setSearch] = useState("");
  const [category, setCategory] = useState<string>();
  return (
    <>
      <PageHeader
        breadcrumb={breadcrumb}
        title="Templates"
        actions={
          <FilterInput
            aria-label="Search templates"
            placeholder="Search templates"
            autoFocus
            value={search}
            onFilter={setSearch}
          />
        }
      />
      <div className="min-h-0 flex-1 overflow-auto p-4" aria-busy={templates.isPending}>
        {templates.isPending && <GallerySkeleton />}
        {templates.isError && !templates.data && (
          <ErrorState
            title="The templates could not be loaded"
            error={templates.error}
            onRetry={() => templates.refetch()}
          />
        )}
        {templates.data && (
          <div className="mx-auto flex max-w-[100rem] flex-col gap-4">
            <FilterButtons<string | undefined>
              label="Category"
              value={category}
              choices={[
                { value: undefined, label: "All" },
                ...templateCategories(templates.data).map((name) => ({ value: name, label: name })),
              ]}
              onChoose={setCategory}
            />
            <Cards templates={filterTemplates(templates.data, { search, category })} />
          </div>
        )}
      </div>
    </>
  );
}

function Cards({ templates }: { templates: readonly ListedTemplate[] }) {
  const icons = useIcons();
  const { use, usedId } = useTemplate();
  if (templates.length === 0) {
    return (
      <EmptyState title="No template matches" drawing={<DryWheel />}>
        Nothing has these words in its title, its text or its steps.
      </EmptyState>
    );
  }
  return (
    <ul aria-label="Templates" className="grid grid-cols-[repeat(auto-fill,minmax(330px,1fr))] gap-3">
      {templates.map((template) => (
        <TemplateCard
          key={template.id}
          template={template}
          icons={icons}
          busy={usedId === template.id}
          disabled={usedId !== undefined}
          onUse={() => use(template)}
        />
      ))}
    </ul>
  );
}

function useTemplate() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const router = useRouter();
  const params = useSearchParams();
  const flowId = params.get("into") || undefined;
  const folder = params.get("folder") || undefined;
  const [usedId, setUsedId] = useState<string>();
  const mutation = useMutation(
    trpc.template.use.mutationOptions({
      onSuccess: ({ id }) => {
        router.push(`/flows/${id}`);
        return queryClient.invalidateQueries({ queryKey: trpc.flow.pathKey() });
      },
      onError: (error) => {
        setUsedId(undefined);
        toastError("The template could not be used", error);
      },
    }),
  );
  const use = ({ id }: ListedTemplate) => {
    setUsedId(id);
    mutation.mutate({ id, flowId, folder });
  };
  return { use, usedId };
}

/** By component name. */
function useIcons(): ReadonlyMap<string, string | undefined> {
  const trpc = useTRPC();
  const components = useQuery(trpc.component.list.queryOptions());
  return useMemo(() => new Map((components.data ?? []).map(({ name, icon }) => [name, icon])), [components.data]);
}

function GallerySkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading the templates"
      className="mx-auto grid max-w-[100rem] grid-cols-[repeat(auto-fill,minmax(330px,1fr))] gap-3 pt-11"
    >
      {["a", "b", "c", "d", "e", "f"].map((key) => (
        <Skeleton key={key} className="h-72 rounded-card" />
      ))}
    </div>
  );
}
