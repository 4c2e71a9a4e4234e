"use client";

import { EditorView } from "@codemirror/view";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { cn } from "@/lib/cn.ts";
import type { CodeEditorProps, CursorHolder } from "./code-editor.tsx";
import { createEditorState, markFault, setDisabled } from "./editor-state.ts";
import { replaceText } from "./replace-text.ts";

/** The editor itself. Props are read when they are needed, so that a new handler does not make a new editor. */
export function MountedEditor(props: CodeEditorProps & { cursor: CursorHolder }) {
  const { ids, value, fault, disabled, className, cursor } = props;
  const holder = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [view, setView] = useState<EditorView>();

  useLayoutEffect(() => {
    if (!holder.current) return;
    const made = new EditorView({ parent: holder.current, state: createEditorState(latest, holder.current) });
    setView(made);
    const focus = () => made.focus();
    // A <label> only leads to form controls by itself.
    const label = document.getElementById(labelId(latest.current.ids.id));
    label?.addEventListener("click", focus);
    if (cursor.current !== undefined) {
      made.dispatch({ selection: { anchor: Math.min(cursor.current, made.state.doc.length) } });
      made.focus();
    }
    return () => {
      label?.removeEventListener("click", focus);
      made.destroy();
    };
  }, [cursor]);

  useEffect(() => {
    if (view) replaceText(view, value);
  }, [view, value]);
  useEffect(() => {
    if (view) markFault(view, fault);
  }, [view, fault]);
  useEffect(() => {
    if (view) setDisabled(view, disabled === true);
  }, [view, disabled]);
  useEffect(() => {
    if (!view) return;
    const { contentDOM } = view;
    set(contentDOM, "aria-describedby", ids["aria-describedby"]);
    set(contentDOM, "aria-invalid", ids["aria-invalid"]);
    set(contentDOM, "aria-required", ids["aria-required"]);
  });

  return (
    <div
      ref={holder}
      tabIndex={-1}
      data-code-editor
      className={cn(
        "flex max-h-100 min-h-8 w-full flex-col overflow-auto rounded-control border border-line-strong bg-surface transition-colors hover:border-ink-faint focus-within:border-accent focus-within:outline-2 focus-within:outline-accent focus-within:-outline-offset-1",
        ids["aria-invalid"] && "border-problem focus-within:border-problem focus-within:outline-problem",
        disabled && "bg-sunken opacity-70",
        className,
      )}
    />
  );
}

/** As `Field` names the label of a control. */
function labelId(id: string): string {
  return `${id}-label`;
}

function set(element: HTMLElement, name: string, value: string | boolean | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, String(value));
}
