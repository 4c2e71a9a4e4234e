"use client";

import { stepFields } from "@millrace/flow";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type InputExtensions, inputExtensions, noExtensions } from "@/features/mapping/input-extensions.ts";
import { readApiError } from "@/lib/api-error.ts";
import { errorLogs } from "@/lib/error-logs.ts";
import { useTRPCClient } from "@/lib/trpc.ts";
import { metadataQuery } from "./metadata-query.ts";
import { type StepForm, useStep } from "./use-step.ts";

export interface InputMetadata {
  /** JSON Schema of the action's input. */
  schema: Record<string, unknown> | undefined;
  /** What the step's own fields add to it. */
  extensions: InputExtensions;
  /** The component is being asked. */
  isLoading: boolean;
  /** Why it could not say. */
  problem: string | undefined;
  /** What it said when it was asked. */
  logs: readonly string[];
  onRetry(): void;
}

/** What an action takes in: from its descriptor, or asked of the component when it depends on the fields. */
export function useInputMetadata(stepId: string, form: StepForm | undefined): InputMetadata {
  const client = useTRPCClient();
  const step = useStep(stepId);
  const isDynamic = form?.found.descriptor.dynamicMetadata === true;
  const asked = useQuery({ ...metadataQuery(client, { step, form }), enabled: isDynamic });
  const extensions = useMemo(
    () =>
      form && step
        ? inputExtensions(stepFields(form.sources.descriptor, form.found.descriptor), step.fields)
        : noExtensions,
    [form, step],
  );
  return {
    schema: isDynamic ? asked.data?.in : form?.found.descriptor.metadata?.in,
    extensions,
    isLoading: isDynamic && asked.isFetching,
    problem: isDynamic && asked.isError && !asked.isFetching ? readApiError(asked.error).message : undefined,
    logs: asked.isError ? errorLogs(asked.error) : [],
    onRetry: () => void asked.refetch(),
  };
}
