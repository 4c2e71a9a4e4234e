"use client";

import { FileUp } from "lucide-react";
import { useState } from "react";
import { Notice } from "@/components/feedback/notice.tsx";
import { Field } from "@/components/form/field.tsx";
import { FileDrop } from "@/components/form/file-drop.tsx";
import { Textarea } from "@/components/form/textarea.tsx";
import { DialogBody, DialogClose, DialogFooter } from "@/components/overlay/dialog.tsx";
import { Button } from "@/components/ui/button.tsx";

export interface ImportSourceProps {
  problem: string | undefined;
  onFile(file: File): Promise<void>;
  onText(text: string): Promise<void>;
}

/** Where the flows come from. */
export function ImportSource({ problem, onFile, onText }: ImportSourceProps) {
  const [text, setText] = useState("");
  return (
    <>
      <DialogBody className="flex flex-col gap-4">
        <FileDrop
          label="Flow file"
          accept=".json,.yaml,.yml,application/json,application/yaml"
          icon={FileUp}
          title="Choose a file, or drop it here"
          hint=".yaml, .yml or .json, up to 5 MB"
          onFile={(file) => void onFile(file)}
        />
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
