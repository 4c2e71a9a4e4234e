"use client";

import { useState } from "react";
import { parseJson } from "@/lib/parse-json.ts";
import { checkEdited, type EditableMessage, messageParts } from "./message-parts.ts";

export interface MessageDraft {
  text: string;
  setText(text: string): void;
  isChanged: boolean;
  undo(): void;
  /** What is wrong with what the text says; that it is no JSON is the editor's to say. */
  problem: string | undefined;
  /** Undefined until the text is one. Headers and attachments are always there, so that what was taken out stays out. */
  message: Required<EditableMessage> | undefined;
  /** Output of earlier steps that travels along unchanged; undefined when there is none. */
  passthrough: Record<string, unknown> | undefined;
}

/** A message, as its step would get it, to be mended by hand. */
export function useMessageDraft(message: unknown): MessageDraft {
  const { editable, passthrough } = messageParts(message);
  const [original] = useState(() => JSON.stringify(editable, null, 2));
  const [text, setText] = useState(original);
  const parsed = parseJson(text);
  const edited = parsed.ok ? checkEdited(parsed.value) : undefined;
  return {
    text,
    setText,
    isChanged: text !== original,
    undo: () => setText(original),
    problem: edited && !edited.ok ? edited.problem : undefined,
    message: edited?.ok ? whole(edited.message) : undefined,
    passthrough,
  };
}

function whole({ body, headers = {}, attachments = {} }: EditableMessage): Required<EditableMessage> {
  return { body, headers, attachments };
}
