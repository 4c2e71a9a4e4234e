"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { Select } from "@/components/form/select.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { useTRPC } from "@/lib/trpc.ts";
import { type ErrorFilter, readErrorFilter, writeErrorFilter } from "./error-filter.ts";
import { ErrorsBrowser } from "./errors-browser.tsx";
import { useErrorPlaces } from "./use-error-places.ts";

const everyFlow = "every-flow";

/** Messages that steps could not process, of one flow or of all. */
export function ErrorsPage() {
  const trpc = useTRPC();
  const [filter, setFilter] = useAddressFilter();
  const [openId, setOpenId] = useState<string>();
  const flows = useQuery(trpc.flow.list.queryOptions()).data ?? [];
  const { placeOf, stepIds } = useErrorPlaces(flows, filter.flowId);
  const change = (next: ErrorFilter) => {
    setFilter(next);
    setOpenId(undefined);
  };
  const nameOfFlow = (flowId: string) => flows.find((flow) => flow.id === flowId)?.name ?? flowId;
  return (
    <>
      <PageHeader title="Errors" />
      <div className="min-h-0 flex-1">
        <ErrorsBrowser
          filter={filter}
          onFilter={change}
          openId={openId}
          onOpen={setOpenId}
          stepIds={stepIds}
          placeOf={placeOf}
          nameOfFlow={filter.flowId ? undefined : nameOfFlow}
          leading={
            <Select
              aria-label="Flow"
              value={filter.flowId ?? everyFlow}
              className="w-56"
              // A step belongs to one flow.
              onValueChange={(value) =>
                change({ ...filter, flowId: value === everyFlow ? undefined : value, stepId: undefined })
              }
              options={[
                { value: everyFlow, label: "Every flow" },
                ...flows.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          }
        />
      </div>
    </>
  );
}

/** Choices show at once; the address follows without a visit to the server. */
function useAddressFilter(): [ErrorFilter, (filter: ErrorFilter) => void] {
  const params = useSearchParams();
  const router = useRouter();
  const [filter, setFilter] = useState(() => readErrorFilter(new URLSearchParams(params), { nowMs: Date.now() }));
  const change = (next: ErrorFilter) => {
    setFilter(next);
    router.replace(`/errors${writeErrorFilter(next)}`, { scroll: false });
  };
  return [filter, change];
}
