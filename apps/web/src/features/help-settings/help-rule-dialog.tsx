"use client";

import type { HelpPlace } from "@millrace/flow";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/ui/dialog.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { readApiError } from "@/lib/api-error.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { type HelpRule, placeLabels } from "./help-rule.ts";
import { RulePreview } from "./rule-preview.tsx";

export interface HelpRuleDialogProps {
  rule?: HelpRule | undefined;
  open: boolean;
  onOpenChange(open: boolean): void;
}

export function HelpRuleDialog({ rule, open, onOpenChange }: HelpRuleDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={rule ? "Edit rule" : "New rule"}
        description="Of all rules that catch a place, the most specific one decides."
      >
        <HelpRuleForm rule={rule} onClose={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

const any = "*"; // a select cannot have an empty value

function HelpRuleForm({ rule, onClose }: { rule: HelpRule | undefined; onClose(): void }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const components = useQuery(trpc.component.list.queryOptions());
  const [component, setComponent] = useState(rule?.component ?? any);
  const [named, setNamed] = useState(rule?.function ?? any);
  const [place, setPlace] = useState<string>(rule?.place ?? any);
  const [field, setField] = useState(rule?.field ?? "");
  const [link, setLink] = useState(rule?.link ?? "");
  const save = useMutation(
    trpc.help.save.mutationOptions({
      onSuccess: () => {
        onClose();
        return queryClient.invalidateQueries();
      },
    }),
  );
  const chosen = components.data?.find(({ name }) => name === component);
  const wish = {
    ...(component !== any && { component }),
    ...(named !== any && { function: named }),
    ...(isPlace(place) && { place }),
    ...(field.trim() && { field: field.trim() }),
    link: link.trim(),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wish.link) save.mutate({ ...wish, ...(rule && { id: rule.id }) });
  };
  return (
    <form onSubmit={submit} noValidate className="contents">
      <DialogBody className="flex flex-col gap-4">
        <div className="grid grid-cols-2 gap-4">
          <Field label="Component">
            {(ids) => (
              <Select
                {...ids}
                value={component}
                onValueChange={(name) => {
                  setComponent(name);
                  setNamed(any);
                }}
                options={[
                  { value: any, label: "Every component" },
                  ...(components.data ?? []).map(({ name, title }) => ({ value: name, label: title })),
                ]}
              />
            )}
          </Field>
          <Field label="Trigger or action">
            {(ids) => (
              <Select
                {...ids}
                value={named}
                onValueChange={setNamed}
                disabled={!chosen}
                options={[
                  { value: any, label: "All of them" },
                  ...[...(chosen?.triggers ?? []), ...(chosen?.actions ?? [])].map(({ name, title }) => ({
                    value: name,
                    label: title,
                  })),
                ]}
              />
            )}
          </Field>
          <Field label="Place">
            {(ids) => (
              <Select
                {...ids}
                value={place}
                onValueChange={setPlace}
                options={[
                  { value: any, label: "Every place" },
                  ...Object.entries(placeLabels).map(([value, label]) => ({ value, label })),
                ]}
              />
            )}
          </Field>
          <Field label="Field">
            {(ids) => (
              <Input
                {...ids}
                placeholder="Every field"
                value={field}
                onChange={(event) => setField(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Field
          label="Link"
          required
          description="May hold <code>{component}</code>, <code>{function}</code>, <code>{field}</code> and <code>{link}</code>, the component's own."
          problem={save.isError ? readApiError(save.error).message : undefined}
        >
          {(ids) => (
            <Input
              {...ids}
              placeholder="https://handbook.example.com/{component}/{function}"
              value={link}
              onChange={(event) => setLink(event.target.value)}
            />
          )}
        </Field>
        <RulePreview rule={wish} fallbackComponent={components.data?.[0]?.name} />
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" busy={save.isPending} disabled={!wish.link}>
          Save rule
        </Button>
      </DialogFooter>
    </form>
  );
}

function isPlace(text: string): text is HelpPlace {
  return text in placeLabels;
}
