"use client";

import { keepsQueues } from "@millrace/flow";
import { Upload } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Notice } from "@/components/feedback/notice.tsx";
import { Field } from "@/components/form/field.tsx";
import { Input } from "@/components/form/input.tsx";
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Button } from "@/components/ui/button.tsx";
import { findStep } from "@/features/flow-editor/document/find-step.ts";
import { useDefinition } from "@/features/flow-editor/store/editor-context.tsx";
import { useFlowId } from "@/features/flow-editor/use-flow.ts";
import { useFlowState } from "@/features/flow-live/live-context.tsx";
import { type ImportOutcome, importMessages } from "./import-messages.ts";
import { ImportReport } from "./import-report.tsx";
import { type MessageSurvey, surveyMessages } from "./survey-messages.ts";
import { SurveyReport } from "./survey-report.tsx";

/** Larger files are sent without being read here first: the server names their lines just the same. */
const mostSurveyedBytes = 20 * 1024 * 1024;

/** Takes messages from a file into the queues of their steps: first says what the file holds, then what came of each line. */
export function ImportMessagesDialog({ onClose }: { onClose(): void }) {
  const definition = useDefinition();
  const hasQueues = keepsQueues(useFlowState());
  const { file, survey, outcome, problem, busy, choose, send } = useImport(useFlowId());
  const nameOf = (stepId: string) => {
    const step = findStep(definition, stepId);
    return step && (step.name ?? step.id);
  };
  const count = survey?.steps.reduce((sum, step) => sum + step.count, 0);
  return (
    <Dialog open onOpenChange={(open) => !open && !busy && onClose()}>
      <DialogContent
        title="Import messages"
        description="Each line of the file goes into the queue of the step it names, and the flow continues from there."
      >
        <DialogBody className="flex flex-col gap-3">
          {!hasQueues && (
            <Notice tone="warning">Start the flow first: an inactive flow has no queues to put messages into.</Notice>
          )}
          <Field label="File" description="As exported: one JSON object a line, with stepId and message.">
            {(ids) => (
              <Input
                {...ids}
                type="file"
                accept=".ndjson,.jsonl,.json,application/x-ndjson"
                disabled={busy}
                className="py-1 file:mr-2 file:rounded-sm file:bg-hover file:px-2 file:text-xs"
                onChange={(event) => void choose(event.target.files?.[0])}
              />
            )}
          </Field>
          {survey && !outcome && <SurveyReport survey={survey} nameOf={nameOf} />}
          {problem && (
            <Notice tone="problem" title="The file was not imported">
              {problem}
            </Notice>
          )}
          {outcome && <ImportReport outcome={outcome} />}
        </DialogBody>
        <DialogFooter>
          <DialogClose asChild>
            <Button disabled={busy}>{outcome ? "Close" : "Cancel"}</Button>
          </DialogClose>
          {!outcome && (
            <Button
              variant="primary"
              disabled={!file || !hasQueues || count === 0}
              busy={busy}
              onClick={() => void send()}
            >
              {!busy && <Upload aria-hidden />}
              {count ? `Import ${count}` : "Import"}
            </Button>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

function useImport(flowId: string) {
  const sending = useRef<AbortController>(undefined);
  const [file, setFile] = useState<File>();
  const [survey, setSurvey] = useState<MessageSurvey>();
  const [outcome, setOutcome] = useState<ImportOutcome>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  useEffect(() => () => sending.current?.abort(), []);

  const choose = async (next: File | undefined) => {
    setFile(next);
    setOutcome(undefined);
    setProblem(undefined);
    setSurvey(next && next.size <= mostSurveyedBytes ? surveyMessages(await next.text()) : undefined);
  };
  const send = async () => {
    if (!file) return;
    const controller = new AbortController();
    sending.current = controller;
    setBusy(true);
    setProblem(undefined);
    try {
      setOutcome(await importMessages(flowId, { file, signal: controller.signal }));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };
  return { file, survey, outcome, problem, busy, choose, send };
}
