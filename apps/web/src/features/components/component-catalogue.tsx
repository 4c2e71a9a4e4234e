"use client";

import { useQuery } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { DryWheel } from "@/components/brand/drawings.tsx";
import { EmptyState } from "@/components/feedback/empty-state.tsx";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { FilterInput } from "@/components/form/filter-input.tsx";
import { Button } from "@/components/ui/button.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { useMayAdminister } from "@/features/workspace-settings/use-may-administer.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { byCategory } from "./by-category.ts";
import { ComponentCard } from "./component-card.tsx";
import type { ListedComponent } from "./listed-component.ts";

/** Everything flows can be built from. */
export function ComponentCatalogue() {
  const trpc = useTRPC();
  const components = useQuery(trpc.component.list.queryOptions());
  const mayAdminister = useMayAdminister();
  const [search, setSearch] = useState("");
  return (
    <>
      <PageHeader
        title="Components"
        actions={
          <>
            <FilterInput
              aria-label="Search components"
              placeholder="Search components"
              value={search}
              onFilter={setSearch}
            />
            {mayAdminister && (
              <Button asChild variant="primary">
                <Link href="/components/push">
                  <Upload aria-hidden />
                  Push a component
                </Link>
              </Button>
            )}
          </>
        }
      />
      <div className="min-h-0 flex-1 overflow-auto p-4" aria-busy={components.isPending}>
        {components.isPending && <CatalogueSkeleton />}
        {components.isError && !components.data && (
          <ErrorState
            title="The components could not be loaded"
            error={components.error}
            onRetry={() => components.refetch()}
          />
        )}
        {components.data && <Categories components={components.data} search={search} />}
      </div>
    </>
  );
}

function Categories({ components, search }: { components: readonly ListedComponent[]; search: string }) {
  const categories = byCategory(components, { search });
  if (categories.length === 0) {
    return (
      <EmptyState title="No component matches" drawing={<DryWheel />}>
        Nothing has these words in its name, description, triggers or actions.
      </EmptyState>
    );
  }
  return (
    <div className="mx-auto flex max-w-[100rem] flex-col gap-6">
      {categories.map(({ category, members }) => (
        <section key={category} aria-label={category} className="flex flex-col gap-2">
          <h2 className="font-medium text-ink-muted text-sm">{category}</h2>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(330px,1fr))] gap-3">
            {members.map((component) => (
              <ComponentCard key={component.name} component={component} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function CatalogueSkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading the components"
      className="mx-auto grid max-w-[100rem] grid-cols-[repeat(auto-fill,minmax(330px,1fr))] gap-3"
    >
      {["a", "b", "c", "d", "e", "f"].map((key) => (
        <Skeleton key={key} className="h-32 rounded-card" />
      ))}
    </div>
  );
}
