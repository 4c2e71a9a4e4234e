"use client";

import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Notice } from "@/components/feedback/notice.tsx";
import { Field } from "@/components/form/field.tsx";
import { Input } from "@/components/form/input.tsx";
import { PasswordInput } from "@/components/form/password-input.tsx";
import { Entrance } from "@/components/frame/entrance.tsx";
import { Button } from "@/components/ui/button.tsx";
import { authClient } from "@/lib/auth-client.ts";
import { zodResolver } from "@/lib/zod-resolver.ts";

const signInSchema = z.object({
  email: z.email("This is not an e-mail address"),
  password: z.string().min(1, "Type your password"),
});
type SignIn = z.infer<typeof signInSchema>;

interface SignInPageProps {
  next: string;
  /** Somebody wanted to see a page, or was on it when their session ended. */
  wasElsewhere: boolean;
}

export function SignInPage({ next, wasElsewhere }: SignInPageProps) {
  const [problem, setProblem] = useState<string>();
  const form = useForm<SignIn>({ resolver: zodResolver(signInSchema), defaultValues: { email: "", password: "" } });
  const errors = form.formState.errors;

  const submit = form.handleSubmit(async (person) => {
    setProblem(undefined);
    const { error } = await authClient.signIn.email(person);
    if (error) setProblem(explain(error.status));
    else window.location.assign(next);
  });

  return (
    <Entrance
      title="Sign in"
      lead={wasElsewhere && "You are not signed in, or no longer. The page you wanted opens afterwards."}
    >
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field label="E-mail" problem={errors.email?.message}>
          {(ids) => <Input {...ids} {...form.register("email")} type="email" autoComplete="username" autoFocus />}
        </Field>
        <Field label="Password" problem={errors.password?.message}>
          {(ids) => <PasswordInput {...ids} {...form.register("password")} autoComplete="current-password" />}
        </Field>
        {problem && <Notice tone="problem">{problem}</Notice>}
        <Button type="submit" variant="primary" size="lg" busy={form.formState.isSubmitting}>
          Sign in
        </Button>
      </form>
      <p className="mt-4 text-balance text-ink-faint text-xs">
        No account yet? The first one comes from the one-time link that <code className="font-mono">npm run up</code>{" "}
        prints.
      </p>
    </Entrance>
  );
}

/** Which of the two is wrong is nobody's business but the person's. */
function explain(status: number): string {
  if (status === 429) return "Too many attempts. Wait a minute, then try again.";
  if (status >= 400 && status < 500) return "The e-mail address or the password is wrong.";
  return "Millrace does not answer. Check that it is running, then try again.";
}
