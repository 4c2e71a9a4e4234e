"use client";

import { Popover, PopoverContent, PopoverTrigger } from "@/components/overlay/popover.tsx";
import { formatMany } from "@/lib/format-count.ts";
import type { ListedCredential } from "./credential-table.tsx";
import { FlowLinks } from "./flow-links.tsx";

export function UsedBy({ flows }: { flows: ListedCredential["usedBy"] }) {
  if (flows.length === 0) return <span className="text-ink-faint">No flow</span>;
  return (
    <Popover>
      <PopoverTrigger className="rounded-sm text-accent-text hover:underline">
        {formatMany(flows.length, "flow")}
      </PopoverTrigger>
      <PopoverContent align="start" className="max-h-80 w-72 overflow-y-auto p-1">
        <FlowLinks flows={flows} label="Flows that use it" />
      </PopoverContent>
    </Popover>
  );
}
