"use client";

import type { ImportedFlow, ReadFlows } from "@millrace/flow";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Notice } from "@/components/feedback/notice.tsx";
import { DialogBody, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { formatMany } from "@/lib/format-count.ts";
import { useTRPC } from "@/lib/trpc.ts";
import { ChoiceCard } from "./choice-card.tsx";
import { chooseAll, finalNames, type ImportChoice } from "./import-choice.ts";
import { ImportReport } from "./import-report.tsx";
import { useImportFlows } from "./use-import-flows.ts";

export interface ImportReviewProps {
  read: ReadFlows;
  folder: string | undefined;
  onTake: ((flow: ImportedFlow) => void) | undefined;
  onBack(): void;
  onClose(): void;
}

/** What was found, under which names it is made, and afterwards what came of it. */
export function ImportReview({ read, folder, onTake, onBack, onClose }: ImportReviewProps) {
  const trpc = useTRPC();
  const existing = useQuery(trpc.flow.list.queryOptions());
  const takenNames = (existing.data ?? []).map(({ name }) => name);
  const [choices, setChoices] = useState(() => chooseAll(read.flows));
  const run = useImportFlows({ folder, onClose });
  if (run.report) return <ImportReport report={run.report} onClose={onClose} />;

  const names = finalNames(choices, takenNames);
  const wanted = choices.flatMap((choice, index) => (choice.isWanted ? [{ choice, name: names[index] ?? "" }] : []));
  const isNameless = wanted.some(({ name }) => name === "");
  const change = (at: number, part: Partial<ImportChoice>) =>
    setChoices(choices.map((choice, index) => (index === at ? { ...choice, ...part } : choice)));
  const [first] = wanted;
  return (
    <>
      <DialogBody className="flex flex-col gap-3">
        {read.failed.length > 0 && (
          <Notice tone="warning" title={`${formatMany(read.failed.length, "flow")} cannot be read`}>
            <ul>
              {read.failed.slice(0, 5).map(({ name, message }) => (
                <li key={name + message}>
                  <span className="font-medium">{name}</span>: {message}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {choices.map((choice, index) => (
          <ChoiceCard
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes its order, and names may be the same
            key={index}
            choice={choice}
            isOnly={choices.length === 1}
            isIntoCanvas={onTake !== undefined}
            takenNames={takenNames}
            finalName={names[index] ?? ""}
            onChange={(part) => change(index, part)}
          />
        ))}
      </DialogBody>
      <DialogFooter>
        <Button disabled={run.isPending} onClick={onBack}>
          Back
        </Button>
        {onTake ? (
          <Button variant="primary" disabled={wanted.length !== 1} onClick={() => first && onTake(first.choice.flow)}>
            {wanted.length === 1 ? "Take it into this flow" : "Choose one flow"}
          </Button>
        ) : (
          <Button
            variant="primary"
            busy={run.isPending}
            disabled={wanted.length === 0 || isNameless || existing.isPending}
            onClick={() => run.start(wanted.map(({ choice, name }) => ({ flow: choice.flow, name })))}
          >
            Import {formatMany(wanted.length, "flow")}
          </Button>
        )}
      </DialogFooter>
    </>
  );
}
