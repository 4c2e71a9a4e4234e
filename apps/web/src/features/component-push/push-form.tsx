"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Notice } from "@/components/feedback/notice.tsx";
import { Field } from "@/components/form/field.tsx";
import { Input } from "@/components/form/input.tsx";
import { Textarea } from "@/components/form/textarea.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs.tsx";
import { useMayAdminister } from "@/features/workspace-settings/use-may-administer.ts";
import { componentName, namePattern } from "./component-name.ts";
import { GitChoice, type GitPlace } from "./git-choice.tsx";
import { readVariables } from "./read-variables.ts";
import { sendComponent } from "./send-component.ts";
import { ZipChoice } from "./zip-choice.tsx";

interface PushFormProps {
  onPushed(buildId: string): void;
}

/** Where the component comes from and what it is to be called. */
export function PushForm({ onPushed }: PushFormProps) {
  const mayAdminister = useMayAdminister();
  const [kind, setKind] = useState("zip");
  const [file, setFile] = useState<File>();
  const [git, setGit] = useState<GitPlace>({ url: "", ref: "", folder: "" });
  const [name, setName] = useState<string>();
  const [environment, setEnvironment] = useState("");
  const [wasTried, setTried] = useState(false);
  const push = useMutation({ mutationFn: sendComponent, onSuccess: onPushed });

  const suggested = componentName(kind === "zip" ? (file?.name ?? "") : git.folder || git.url);
  const shownName = name ?? suggested;
  const variables = readVariables(environment);
  const problems = {
    file: kind === "zip" && !file ? "Choose a zip file." : undefined,
    url:
      kind === "git" && !/^https?:\/\/./i.test(git.url.trim())
        ? "An address begins with https:// or http://."
        : undefined,
    name: namePattern.test(shownName) ? undefined : "Lower case letters, digits, dots, - and _, at most 63 of them.",
    environment: "problem" in variables ? variables.problem : undefined,
  };
  const shown = (problem: string | undefined) => (wasTried ? problem : undefined);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(problems).some((problem) => problem !== undefined) || "problem" in variables) return;
    const zip = kind === "zip" && file ? { kind: "zip" as const, file } : undefined;
    const source = zip ?? { kind: "git" as const, url: git.url.trim(), ref: git.ref.trim(), folder: git.folder.trim() };
    push.mutate({ name: shownName, source, variables: variables.variables });
  };
  if (mayAdminister === false) {
    return <Notice tone="warning" title="Only owners and administrators of the workspace may push components." />;
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4 rounded-card border bg-surface">
      <Tabs value={kind} onValueChange={setKind}>
        <TabsList aria-label="Where it comes from">
          <TabsTrigger value="zip">Zip file</TabsTrigger>
          <TabsTrigger value="git">Git address</TabsTrigger>
        </TabsList>
        <TabsContent value="zip" className="p-4 pb-0">
          <ZipChoice file={file} problem={shown(problems.file)} onFile={setFile} />
        </TabsContent>
        <TabsContent value="git" className="p-4 pb-0">
          <GitChoice place={git} problem={shown(problems.url)} onPlace={setGit} />
        </TabsContent>
      </Tabs>
      <div className="flex flex-col gap-4 px-4">
        <Field
          label="Name"
          required
          description="Flows call it by this name. A name that is there already gets another version."
          problem={shown(problems.name)}
        >
          {(ids) => (
            <Input
              {...ids}
              className="font-mono"
              maxLength={63}
              value={shownName}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field
          label="Environment"
          description="Variables of all its containers, NAME=VALUE, one in a line."
          problem={problems.environment}
        >
          {(ids) => (
            <Textarea
              {...ids}
              rows={2}
              spellCheck={false}
              className="font-mono text-xs"
              value={environment}
              onChange={(event) => setEnvironment(event.target.value)}
            />
          )}
        </Field>
        {push.isError && (
          <Notice tone="problem" title="It was not taken in">
            {push.error.message}
          </Notice>
        )}
      </div>
      <footer className="flex items-center justify-between gap-4 border-t px-4 py-3">
        <p className="text-ink-faint text-xs">Its packages are installed on this machine; that takes a minute or so.</p>
        <Button type="submit" variant="primary" busy={push.isPending}>
          Push
        </Button>
      </footer>
    </form>
  );
}
