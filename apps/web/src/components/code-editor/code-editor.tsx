"use client";

import { lazy, Suspense, useRef } from "react";
import type { ControlIds } from "@/components/form/field.tsx";
import { Textarea } from "@/components/form/textarea.tsx";
import { cn } from "@/lib/cn.ts";
import type { Completion } from "./completion.ts";

export type CodeLanguage = "jsonata" | "json" | "javascript" | "text";

/** Puts text at the cursor, and the cursor behind it. */
export type InsertText = (text: string) => void;

/** What is wrong at a place of the text. */
export interface CodeFault {
  message: string;
  /** Character offset; the end of the text when unknown. */
  position?: number | undefined;
}

export interface CodeEditorProps {
  ids: ControlIds;
  value: string;
  onChange(value: string): void;
  language: CodeLanguage;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
  /** Underlined in the text; its message also belongs beneath the field. */
  fault?: CodeFault | undefined;
  /** What can be typed at a place, or undefined when nothing is known. */
  complete?: ((text: string, position: number, isAsked: boolean) => Completion | undefined) | undefined;
  /** What a word means, for a hint under the pointer. */
  explain?: ((text: string, position: number) => { from: number; to: number; text: string } | undefined) | undefined;
  /** Told the way to insert whenever the editor gets the focus. */
  onFocus?: ((insert: InsertText) => void) | undefined;
  /** Takes the focus when it appears, with the cursor behind the text. */
  startsAtEnd?: boolean | undefined;
  /** Ctrl+Enter. */
  onSubmit?: (() => void) | undefined;
  /** Keeps its own undo steps: for places outside a document that has a history. */
  keepsHistory?: boolean | undefined;
  /** Size: `min-h-8` is one line. */
  className?: string | undefined;
}

const MountedEditor = lazy(async () => ({ default: (await import("./mounted-editor.tsx")).MountedEditor }));

/**
 * Text with highlighting, completion and marks at faults. Its code is loaded when the first one is shown; until then, and without it, a plain
 * text area takes the same input. Esc leaves it, so that Tab is never a trap.
 */
export function CodeEditor(props: CodeEditorProps) {
  // Whoever began to type before the editor was there goes on at the same place.
  const cursor = useRef<number | undefined>(props.startsAtEnd ? props.value.length : undefined);
  return (
    <Suspense fallback={<PlainEditor {...props} cursor={cursor} />}>
      <MountedEditor {...props} cursor={cursor} />
    </Suspense>
  );
}

export interface CursorHolder {
  current: number | undefined;
}

function PlainEditor({
  ids,
  value,
  onChange,
  placeholder,
  disabled,
  startsAtEnd,
  className,
  cursor,
}: CodeEditorProps & { cursor: CursorHolder }) {
  return (
    <Textarea
      {...ids}
      autoFocus={startsAtEnd}
      ref={(area) => () => {
        if (area && document.activeElement === area) cursor.current = area.selectionStart;
      }}
      value={value}
      rows={1}
      placeholder={placeholder}
      disabled={disabled}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      onChange={(event) => onChange(event.target.value)}
      className={cn("min-h-8 font-mono text-xs leading-5", className)}
    />
  );
}
