"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { ErrorState } from "@/components/feedback/error-state.tsx";
import { Skeleton } from "@/components/feedback/skeleton.tsx";
import { Input } from "@/components/form/input.tsx";
import { DialogBody } from "@/components/overlay/dialog.tsx";
import { IconTile } from "@/components/ui/icon-tile.tsx";
import { useTRPC } from "@/lib/trpc.ts";

export function ComponentChoice({ onChoose }: { onChoose(component: string): void }) {
  const trpc = useTRPC();
  const [search, setSearch] = useState("");
  const components = useQuery(trpc.component.list.queryOptions());
  if (components.isPending) {
    return (
      <DialogBody className="flex flex-col gap-2" aria-busy>
        <Skeleton className="h-14" />
        <Skeleton className="h-14" />
      </DialogBody>
    );
  }
  if (components.isError) {
    return (
      <DialogBody>
        <ErrorState
          title="The components could not be loaded"
          error={components.error}
          onRetry={() => components.refetch()}
        />
      </DialogBody>
    );
  }
  const choices = components.data
    .filter((component) => component.needsCredential)
    .sort((a, b) => a.title.localeCompare(b.title));
  const wanted = search.trim().toLowerCase();
  const found = choices.filter(({ name, title }) => `${name} ${title}`.toLowerCase().includes(wanted));
  return (
    <DialogBody className="flex flex-col gap-2 p-2">
      {choices.length > 6 && (
        <div className="px-2 pt-1">
          <Input
            aria-label="Search components"
            placeholder="Search"
            autoFocus
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
      )}
      {choices.length > 0 && found.length === 0 && (
        <p role="status" className="p-2 text-ink-muted text-sm">
          No component is called like this.
        </p>
      )}
      {choices.length === 0 && <p className="p-2 text-ink-muted text-sm">No component here asks for a credential.</p>}
      <ul aria-label="Components">
        {found.map(({ name, title, description, icon }) => (
          <li key={name}>
            <button
              type="button"
              onClick={() => onChoose(name)}
              className="flex w-full items-center gap-3 rounded-control p-2 text-left transition-colors hover:bg-hover"
            >
              <IconTile icon={icon} />
              <span className="min-w-0 flex-1">
                <span className="block font-medium text-sm">{title}</span>
                {description && <span className="block truncate text-ink-muted text-xs">{description}</span>}
              </span>
              <ChevronRight aria-hidden className="size-4 text-ink-faint" />
            </button>
          </li>
        ))}
      </ul>
    </DialogBody>
  );
}
