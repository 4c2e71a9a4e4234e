"use client";

import { FileUp } from "lucide-react";
import { type ChangeEvent, type DragEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { DialogBody, DialogClose, DialogFooter } from "@/components/ui/dialog.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Notice } from "@/components/ui/notice.tsx";
import { Textarea } from "@/components/ui/textarea.tsx";

export interface ImportSourceProps {
  problem: string | undefined;
  onFile(file: File): Promise<void>;
  onText(text: string): Promise<void>;
}

/** Where the flows come from. */
export function ImportSource({ problem, onFile, onText }: ImportSourceProps) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = event.target.files ?? [];
    event.target.value = ""; // the same file may be chosen again after it was mended
    if (chosen) void onFile(chosen);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const [dropped] = event.dataTransfer.files;
    if (dropped) void onFile(dropped);
  };
  return (
    <>
      <DialogBody className="flex flex-col gap-4">
        <input
          ref={input}
          type="file"
          accept=".json,.yaml,.yml,application/json,application/yaml"
          aria-label="Flow file"
          className="hidden"
          onChange={choose}
        />
        <button
          type="button"
          onClick={() => input.current?.click()}
          onDragOver={(event) => event.preventDefault()}
          onDrop={drop}
          className="flex flex-col items-center gap-1 rounded-card border border-line-strong border-dashed px-4 py-6 text-sm transition-colors hover:border-accent hover:bg-accent-soft"
        >
          <FileUp aria-hidden className="size-5 text-ink-faint" />
          <span className="font-medium">Choose a file, or drop it here</span>
          <span className="text-ink-muted text-xs">.yaml, .yml or .json, up to 5 MB</span>
        </button>
        <Field label="Or paste its text">
          {(ids) => (
            <Textarea
              {...ids}
              rows={6}
              spellCheck={false}
              className="font-mono text-xs"
              placeholder={"name: Orders to warehouse\ngraph:\n  nodes: …"}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        {problem && (
          <Notice tone="problem" title="This cannot be imported">
            {problem}
          </Notice>
        )}
      </DialogBody>
      <DialogFooter>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button variant="primary" disabled={!text.trim()} onClick={() => void onText(text)}>
          Look at it
        </Button>
      </DialogFooter>
    </>
  );
}
