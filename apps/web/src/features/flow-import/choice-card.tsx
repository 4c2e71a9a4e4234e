"use client";

import type { ImportNote } from "@millrace/flow";
import { Checkbox } from "@/components/form/checkbox.tsx";
import { Field } from "@/components/form/field.tsx";
import { Input } from "@/components/form/input.tsx";
import { Select } from "@/components/form/select.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { cn } from "@/lib/cn.ts";
import { formatMany } from "@/lib/format-count.ts";
import type { ImportChoice } from "./import-choice.ts";

export interface ChoiceCardProps {
  choice: ImportChoice;
  isOnly: boolean;
  /** It gets the open flow's name. */
  isIntoCanvas: boolean;
  takenNames: readonly string[];
  finalName: string;
  onChange(part: Partial<ImportChoice>): void;
}

/** One flow of the file: what is in it, and what becomes of it. */
export function ChoiceCard({ choice, isOnly, isIntoCanvas, takenNames, finalName, onChange }: ChoiceCardProps) {
  const { flow, isWanted, name, whenTaken } = choice;
  const { nodes, edges } = flow.file.graph;
  const isTaken = takenNames.includes(name.trim());
  return (
    <section
      aria-label={flow.file.name}
      className={cn("flex flex-col gap-3 rounded-card border p-3", !isWanted && "opacity-60")}
    >
      <header className="flex items-center gap-2">
        {!isOnly && (
          <Checkbox
            aria-label={`Import ${flow.file.name}`}
            checked={isWanted}
            onCheckedChange={(wanted) => onChange({ isWanted: wanted === true })}
          />
        )}
        <h3 className="min-w-0 flex-1 truncate font-medium text-sm">{flow.file.name}</h3>
        {flow.origin === "elastic.io" && <Badge tone="accent">elastic.io</Badge>}
        <span className="whitespace-nowrap text-ink-faint text-xs tabular-nums">
          {formatMany(nodes.length, "step")}, {formatMany(edges.length, "connection")}
        </span>
      </header>
      {isWanted && !isIntoCanvas && (
        <div className={cn("grid gap-3", isTaken && "grid-cols-2")}>
          <Field label="Name" problem={name.trim() ? undefined : "A flow needs a name"}>
            {(ids) => (
              <Input
                {...ids}
                maxLength={200}
                value={name}
                onChange={(event) => onChange({ name: event.target.value })}
              />
            )}
          </Field>
          {isTaken && (
            <Field label="A flow of this name is there">
              {(ids) => (
                <Select
                  {...ids}
                  value={whenTaken}
                  options={[
                    { value: "copy", label: `Make "${finalName}"`, note: "The one that is there stays as it is." },
                    {
                      value: "draft",
                      label: "Make it its new draft",
                      note: "What is published and runs stays as it is.",
                    },
                  ]}
                  onValueChange={(value) => onChange({ whenTaken: value === "draft" ? "draft" : "copy" })}
                />
              )}
            </Field>
          )}
        </div>
      )}
      {isWanted && <Notes notes={flow.notes} credentials={flow.credentialSteps.length} />}
    </section>
  );
}

function Notes({ notes, credentials }: { notes: readonly ImportNote[]; credentials: number }) {
  const kinds = [
    ["Changed", notes.filter(({ kind }) => kind === "changed")],
    ["Left out", notes.filter(({ kind }) => kind === "left_out")],
  ] as const;
  if (notes.length === 0 && credentials === 0) return null;
  return (
    <dl className="flex flex-col gap-1.5 text-xs">
      {kinds.map(
        ([title, some]) =>
          some.length > 0 && (
            <div key={title}>
              <dt className="font-medium text-ink-muted">{title}</dt>
              <dd>
                <ul className="max-h-40 list-disc overflow-y-auto pl-4 text-ink-muted">
                  {some.map(({ stepId, text }) => (
                    <li key={`${stepId} ${text}`} className="break-words">
                      {stepId && <span className="font-mono">{stepId}: </span>}
                      {text}
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          ),
      )}
      {credentials > 0 && (
        <div>
          <dt className="font-medium text-ink-muted">To be chosen</dt>
          <dd className="text-ink-muted">
            {formatMany(credentials, "credential")}: files never carry them. The canvas lists where.
          </dd>
        </div>
      )}
    </dl>
  );
}
