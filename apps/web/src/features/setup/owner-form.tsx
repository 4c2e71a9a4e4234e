"use client";

import { useMutation } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Notice } from "@/components/feedback/notice.tsx";
import { Field } from "@/components/form/field.tsx";
import { Input } from "@/components/form/input.tsx";
import { PasswordInput } from "@/components/form/password-input.tsx";
import { Button } from "@/components/ui/button.tsx";
import { readApiError } from "@/lib/api-error.ts";
import { authClient } from "@/lib/auth-client.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { zodResolver } from "@/lib/zod-resolver.ts";
import { PasswordMeter } from "./password-meter.tsx";
import { minimalPasswordLength } from "./password-strength.ts";

const ownerSchema = z.object({
  name: z.string().trim().min(1, "Say how others should call you"),
  email: z.email("This is not an e-mail address"),
  password: z
    .string()
    .min(minimalPasswordLength, `At least ${minimalPasswordLength} characters`)
    .max(128, "At most 128 characters"),
  workspaceName: z.string().trim().min(1, "A workspace needs a name"),
});
type Owner = z.infer<typeof ownerSchema>;

export function OwnerForm({ token }: { token: string }) {
  const trpc = useTRPC();
  const form = useForm<Owner>({
    resolver: zodResolver(ownerSchema),
    defaultValues: { name: "", email: "", password: "", workspaceName: "My workspace" },
  });
  const create = useMutation(trpc.setup.createOwner.mutationOptions());
  const errors = form.formState.errors;
  const password = form.watch("password");
  const avoid = [...form.watch("name").split(/\s+/), form.watch("email").split("@")[0] ?? ""];

  const submit = form.handleSubmit(async (owner) => {
    try {
      await create.mutateAsync({ token, ...owner });
    } catch {
      return; // shown above the button
    }
    const { error } = await authClient.signIn.email({ email: owner.email, password: owner.password });
    // The account exists now: if signing in fails, the sign-in page says why.
    window.location.assign(error ? "/sign-in" : "/flows");
  });

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label="Your name" required problem={errors.name?.message}>
        {(ids) => <Input {...ids} {...form.register("name")} autoComplete="name" autoFocus />}
      </Field>
      <Field label="E-mail" required description="You sign in with it." problem={errors.email?.message}>
        {(ids) => <Input {...ids} {...form.register("email")} type="email" autoComplete="username" />}
      </Field>
      <Field label="Password" required problem={errors.password?.message}>
        {(ids) => (
          <>
            <PasswordInput {...ids} {...form.register("password")} autoComplete="new-password" />
            <PasswordMeter password={password} avoid={avoid} silent={errors.password !== undefined} />
          </>
        )}
      </Field>
      <Field
        label="Workspace"
        required
        description="Where flows and credentials live. It can be renamed."
        problem={errors.workspaceName?.message}
      >
        {(ids) => <Input {...ids} {...form.register("workspaceName")} />}
      </Field>
      <Notice tone="warning" title="Back up the encryption key">
        Credentials are sealed with the file <code className="font-mono text-xs">.millrace/encryption.key</code>.
        Without it they cannot be read again, not even from a backup of the database. Keep a copy apart from both; the
        next page says where the file lies.
      </Notice>
      {create.isError && <Notice tone="problem">{readApiError(create.error).message}</Notice>}
      <Button type="submit" variant="primary" size="lg" busy={form.formState.isSubmitting}>
        Create the owner account
      </Button>
    </form>
  );
}
