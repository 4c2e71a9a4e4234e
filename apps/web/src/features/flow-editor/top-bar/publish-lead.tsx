"use client";

import type { Problem } from "@millrace/flow";
import { PackageOpen, Users } from "lucide-react";
import { Notice } from "@/components/feedback/notice.tsx";
import { formatMany } from "@/lib/format-count.ts";
import { ProblemList } from "../problems/problem-list.tsx";
import { showProblem } from "../problems/show-problem.ts";
import { useEditorStore } from "../store/editor-context.tsx";
import { MessageFates } from "./message-fates.tsx";
import type { Changes } from "./use-publication.ts";

const people = new Intl.ListFormat("en-GB", { type: "conjunction" });

interface PublishLeadProps {
  changes: Changes;
  stepName(stepId: string): string;
}

/** What one must know before it is done: what forbids it, whose changes they are, what becomes of the messages. */
export function PublishLead({ changes, stepName }: PublishLeadProps) {
  const { isUnchanged, refusal, problems, authors, componentUpdates } = changes;
  const errors = problems.filter(({ severity }) => severity === "error");
  const warnings = problems.filter(({ severity }) => severity === "warning");
  if (isUnchanged) {
    return (
      <Notice tone="good" title="Nothing to publish">
        The draft does the same as version {changes.version}. Places on the canvas do not count.
      </Notice>
    );
  }
  return (
    <>
      {errors.length > 0 && (
        <Mending title={`${formatMany(errors.length, "problem")} to mend before publishing`} problems={errors} />
      )}
      {refusal && (
        <Notice tone="problem" title="Not while messages wait">
          {refusal}
        </Notice>
      )}
      {warnings.length > 0 && <Mending title={formatMany(warnings.length, "warning")} problems={warnings} />}
      {authors.length > 0 && (
        <p className="flex items-start gap-2 text-sm">
          <Users aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
          <span>
            Changes of <span className="font-medium">{people.format(authors)}</span> go live.
          </span>
        </p>
      )}
      {componentUpdates.length > 0 && (
        <p className="flex items-start gap-2 text-sm">
          <PackageOpen aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
          <span>
            A newer version of their component is taken by{" "}
            <span className="font-medium">{people.format(componentUpdates.map(stepName))}</span>.
          </span>
        </p>
      )}
      <MessageFates changes={changes} stepName={stepName} />
    </>
  );
}

/** Each one leads to its place; the dialog makes room for it. */
function Mending({ title, problems }: { title: string; problems: readonly Problem[] }) {
  const store = useEditorStore();
  return (
    <section aria-label={title} className="flex flex-col gap-1 rounded-card border p-1">
      <h3 className="px-2 pt-1 font-medium text-sm">{title}</h3>
      <ProblemList
        problems={problems}
        onChoose={(problem) => {
          store.getState().openReview(undefined);
          showProblem(store, problem);
        }}
      />
    </section>
  );
}
