"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { toast } from "@/components/feedback/toast.tsx";
import { Field } from "@/components/form/field.tsx";
import { Input } from "@/components/form/input.tsx";
import { Button } from "@/components/ui/button.tsx";
import { readApiError } from "@/lib/api-error.ts";
import { useTRPC } from "@/lib/trpc.ts";

export function DocsBaseUrlForm({ saved }: { saved: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [url, setUrl] = useState(saved);
  const save = useMutation(
    trpc.settings.saveDocsBaseUrl.mutationOptions({
      onSuccess: () => {
        toast.success("The address of the documentation is saved");
        return queryClient.invalidateQueries(); // every place that shows help is made anew
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ url: url.trim() });
  };
  return (
    <form onSubmit={submit} noValidate className="rounded-card border bg-surface p-4">
      <Field
        label="Address of the documentation"
        description="Relative links of components are joined to it. Without it they are not shown."
        problem={save.isError ? readApiError(save.error).message : undefined}
      >
        {(ids) => (
          <div className="flex gap-2">
            <Input
              {...ids}
              type="url"
              placeholder="https://handbook.example.com/"
              value={url}
              onChange={(event) => setUrl(event.target.value)}
            />
            <Button type="submit" busy={save.isPending} disabled={url.trim() === saved}>
              Save
            </Button>
          </div>
        )}
      </Field>
    </form>
  );
}
