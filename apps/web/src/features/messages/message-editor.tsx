"use client";

import { JsonEditor } from "@/components/form/json-editor.tsx";
import { JsonTree } from "@/components/tree/json-tree.tsx";
import type { MessageDraft } from "./use-message-draft.ts";

interface MessageEditorProps {
  draft: MessageDraft;
  onSubmit(): void;
  disabled?: boolean;
}

/** What of a message can be changed, and below it what travels along. */
export function MessageEditor({ draft, onSubmit, disabled = false }: MessageEditorProps) {
  const { text, setText, problem, passthrough } = draft;
  return (
    <>
      <JsonEditor
        label="Message"
        description="body is what the step works on; headers and attachments are optional."
        text={text}
        onChange={setText}
        problem={problem}
        onSubmit={onSubmit}
        disabled={disabled}
      />
      {passthrough && (
        <div className="flex flex-col gap-1">
          <p className="font-medium text-sm">Output of earlier steps</p>
          <p className="text-ink-faint text-xs">Travels along as it was and cannot be changed.</p>
          <JsonTree value={passthrough} label="Output of earlier steps" />
        </div>
      )}
    </>
  );
}
