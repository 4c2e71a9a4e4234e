"use client";

import { X } from "lucide-react";
import { SearchInput } from "@/components/form/search-input.tsx";
import { Select } from "@/components/form/select.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { useDrawer } from "@/features/flow-editor/drawer/drawer-context.tsx";
import { useDefinition } from "@/features/flow-editor/store/editor-context.tsx";
import { type LogFilter, logLevels } from "./log-filter.ts";

const everyStep = "every-step";
const everyLevel = "every-level";

/** Step, level and text; and the execution, when somebody came from one. The address of the page keeps them. */
export function LogFilters({ filter }: { filter: LogFilter }) {
  const drawer = useDrawer();
  const { nodes } = useDefinition().graph;
  const { stepId, level, threadId, search } = filter;
  const change = (part: Partial<LogFilter>) => drawer.getState().setLogFilter({ ...filter, ...part });
  return (
    <>
      <Select
        aria-label="Step"
        value={stepId ?? everyStep}
        className="w-48"
        onValueChange={(value) => change({ stepId: value === everyStep ? undefined : value })}
        options={[
          { value: everyStep, label: "Every step" },
          ...nodes.map((node) => ({ value: node.id, label: node.name ?? node.id })),
        ]}
      />
      <Select
        aria-label="Level"
        value={level ?? everyLevel}
        className="w-32"
        onValueChange={(value) => change({ level: logLevels.find((known) => known === value) })}
        options={[
          { value: everyLevel, label: "Every level" },
          ...logLevels.filter((name) => name !== "trace").map((name) => ({ value: name, label: `${name} and up` })),
        ]}
      />
      <SearchInput
        label="Search the log"
        placeholder="Search…"
        search={search ?? ""}
        className="w-48"
        onSearch={(wanted) => change({ search: wanted })}
      />
      {threadId && (
        <span className="flex h-8 items-center gap-1 rounded-control border bg-accent-soft pl-2 text-accent-text text-xs">
          Of execution <code className="font-mono">{threadId.slice(0, 13)}…</code>
          <IconButton size="sm" label="Lines of every execution" onClick={() => change({ threadId: undefined })}>
            <X aria-hidden />
          </IconButton>
        </span>
      )}
    </>
  );
}
