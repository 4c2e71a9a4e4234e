"use client";

import { FileJson, Upload } from "lucide-react";
import { type ClipboardEvent, useRef } from "react";
import { JsonEditor } from "@/components/form/json-editor.tsx";
import { Button } from "@/components/ui/button.tsx";
import { editableCharacters, type JsonSource, jsonSource } from "./json-source.ts";

interface JsonSourceFieldProps {
  label: string;
  source: JsonSource;
  onChange(source: JsonSource): void;
  problem?: string | undefined;
  onSubmit(): void;
  disabled: boolean;
}

/** JSON to type, to paste, or from a file. What is too big to be edited is taken as it is. */
export function JsonSourceField({ label, source, onChange, problem, onSubmit, disabled }: JsonSourceFieldProps) {
  const picker = useRef<HTMLInputElement>(null);
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData("text/plain");
    if (text.length <= editableCharacters) return;
    event.preventDefault();
    onChange(jsonSource(text, "Pasted text"));
  };
  const pick = async (file: File | undefined) => {
    if (file) onChange(jsonSource(await file.text(), file.name));
  };
  return (
    <div className="flex flex-col gap-2" onPaste={paste}>
      {source.kind === "text" ? (
        <JsonEditor
          label={label}
          text={source.text}
          onChange={(text) => onChange({ kind: "text", text })}
          problem={problem}
          onSubmit={onSubmit}
          disabled={disabled}
        />
      ) : (
        <BigSource source={source} problem={problem} onDrop={() => onChange({ kind: "text", text: "" })} />
      )}
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={(event) => {
          void pick(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      <Button size="sm" className="self-start" disabled={disabled} onClick={() => picker.current?.click()}>
        <Upload aria-hidden />
        From a file…
      </Button>
    </div>
  );
}

interface BigSourceProps {
  source: Extract<JsonSource, { kind: "big" }>;
  problem: string | undefined;
  onDrop(): void;
}

function BigSource({ source, problem, onDrop }: BigSourceProps) {
  const wrong = source.parsed.ok ? problem : source.parsed.problem;
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center gap-2 rounded-control border bg-sunken p-3 text-sm">
        <FileJson aria-hidden className="size-4 shrink-0 text-ink-faint" />
        <span className="min-w-0 truncate font-medium">{source.name}</span>
        <span className="shrink-0 text-ink-faint">{source.size}</span>
        <Button size="sm" variant="ghost" className="ml-auto" onClick={onDrop}>
          Write it by hand
        </Button>
      </div>
      {wrong ? (
        <p role="alert" className="text-problem text-xs">
          {wrong}
        </p>
      ) : (
        <p className="text-ink-faint text-xs">Too big to be edited here: it is taken as it is, and shown cut.</p>
      )}
    </div>
  );
}
