"use client";

import Link from "next/link";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover.tsx";
import { StateChip } from "@/components/ui/state-chip.tsx";
import { formatMany } from "@/lib/format-count.ts";
import type { ListedCredential } from "./credential-table.tsx";

export function UsedBy({ flows }: { flows: ListedCredential["usedBy"] }) {
  if (flows.length === 0) return <span className="text-ink-faint">No flow</span>;
  return (
    <Popover>
      <PopoverTrigger className="rounded-sm text-accent-text hover:underline">
        {formatMany(flows.length, "flow")}
      </PopoverTrigger>
      <PopoverContent align="start" className="w-72 p-1">
        <ul aria-label="Flows that use it">
          {flows.map(({ id, name, state }) => (
            <li key={id}>
              <Link
                href={`/flows/${id}`}
                className="flex h-9 items-center gap-2 rounded-control px-2 text-sm hover:bg-hover"
              >
                <span className="min-w-0 flex-1 truncate">{name}</span>
                <StateChip state={state} />
              </Link>
            </li>
          ))}
        </ul>
      </PopoverContent>
    </Popover>
  );
}
