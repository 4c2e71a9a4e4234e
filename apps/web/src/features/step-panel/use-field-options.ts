"use client";

import { type FieldDescriptor, readChoices } from "@millrace/flow";
import { useQuery } from "@tanstack/react-query";
import { isWaiting } from "@/features/descriptor-form/descriptor-form.tsx";
import type { FieldOptions } from "@/features/descriptor-form/field-view.ts";
import { readApiError } from "@/lib/api-error.ts";
import { errorLogs } from "@/lib/error-logs.ts";
import { useTRPCClient } from "@/lib/trpc.ts";
import type { StepForm } from "./use-step.ts";

interface Asked {
  field: FieldDescriptor;
  form: StepForm;
  values: Record<string, unknown>;
  credential: string | undefined;
}

const staleMs = 60_000;

/** The choices of a select that the component loads from the real system; undefined for fields that bring their own. */
export function useFieldOptions({ field, form, values, credential }: Asked): FieldOptions | undefined {
  const client = useTRPCClient();
  const method = typeof field.model === "string" ? field.model : undefined;
  // Only the fields it depends on make the choices load again, not every letter typed elsewhere.
  const needed = Object.fromEntries((field.require ?? []).map((name) => [name, values[name]]));
  const { component, version, found } = form;
  const question = { component, version, function: found.name, credentialId: credential };
  const loaded = useQuery({
    queryKey: ["field-options", question, method, needed],
    queryFn: () => client.design.selectOptions.mutate({ ...question, method: method ?? "", fields: values }),
    enabled: method !== undefined && !isWaiting(field, values),
    staleTime: staleMs,
    retry: false,
  });
  if (method === undefined) return undefined;
  // What is there stays while it is loaded anew, and the focus with it.
  if (loaded.data) {
    return {
      status: "loaded",
      choices: readChoices(loaded.data),
      onRefresh: () => void loaded.refetch(),
      isRefreshing: loaded.isFetching,
      ...(loaded.isError && { problem: readApiError(loaded.error).message, logs: errorLogs(loaded.error) }),
    };
  }
  if (loaded.isFetching) return { status: "loading" };
  if (loaded.isError) {
    const { message } = readApiError(loaded.error);
    return { status: "failed", message, logs: errorLogs(loaded.error), onRetry: () => void loaded.refetch() };
  }
  return { status: "loaded", choices: [] };
}
