"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { toast } from "@/components/feedback/toast.tsx";
import { Field } from "@/components/form/field.tsx";
import { PasswordInput } from "@/components/form/password-input.tsx";
import { Button } from "@/components/ui/button.tsx";
import { IconTile } from "@/components/ui/icon-tile.tsx";
import { TimeAgo } from "@/components/ui/time-ago.tsx";
import { readApiError } from "@/lib/api-error.ts";
import { type ApiOutputs, useTRPC } from "@/lib/trpc.ts";

type Client = ApiOutputs["settings"]["oauthClients"]["clients"][number];

/** The values that one component's sign-in reads; what is kept can be replaced or taken away, not seen. */
export function OAuthClientForm({ client }: { client: Client }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [values, setValues] = useState<Record<string, string>>({});
  const save = useMutation(
    trpc.settings.saveOauthClient.mutationOptions({
      onSuccess: () => {
        setValues({});
        toast.success(`The client of ${client.componentTitle} is saved`);
        return queryClient.invalidateQueries({ queryKey: trpc.settings.oauthClients.queryKey() });
      },
    }),
  );
  const { component, componentTitle, icon, names, updatedAt, updatedBy } = client;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // An emptied text means that nothing was typed; taking a value away has a button of its own.
    save.mutate({ component, values: Object.fromEntries(Object.entries(values).filter(([, value]) => value)) });
  };
  const forget = () => save.mutate({ component, values: Object.fromEntries(names.map(({ name }) => [name, ""])) });
  const isKept = names.some(({ isSet }) => isSet);
  return (
    <form
      onSubmit={submit}
      noValidate
      aria-label={componentTitle}
      className="flex flex-col gap-4 rounded-card border bg-surface p-4"
    >
      <div className="flex items-center gap-3">
        <IconTile icon={icon} />
        <h2 className="font-medium text-sm">{componentTitle}</h2>
        {updatedAt && (
          <span className="ml-auto text-ink-faint text-xs">
            Changed <TimeAgo at={updatedAt} />
            {updatedBy && ` by ${updatedBy}`}
          </span>
        )}
      </div>
      {names.map(({ name, isSet }, index) => (
        <Field
          key={name}
          label={name}
          problem={index === 0 && save.isError ? readApiError(save.error).message : undefined}
        >
          {(ids) => (
            <PasswordInput
              {...ids}
              autoComplete="new-password"
              placeholder={isSet ? "•••••• saved. Type to replace it." : ""}
              value={values[name] ?? ""}
              onChange={(event) => setValues({ ...values, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <div className="flex justify-end gap-2">
        {isKept && (
          <Button variant="ghost" disabled={save.isPending} onClick={forget}>
            Forget
          </Button>
        )}
        <Button type="submit" variant="primary" busy={save.isPending} disabled={!Object.values(values).some(Boolean)}>
          Save
        </Button>
      </div>
    </form>
  );
}
