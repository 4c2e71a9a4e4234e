"use client";

import { CircleHelp } from "lucide-react";
import { Popover, PopoverContent, PopoverTrigger } from "../overlay/popover.tsx";
import { HelpLink } from "./help-link.tsx";
import { SafeHtml } from "./safe-html.tsx";

export interface HelpHintProps {
  help: { description?: string | undefined; link?: string | undefined } | undefined;
  /** What the help is about: "Help: URL". */
  subject?: string | undefined;
}

/** The small "?" that opens description and link. The same control at every place where help is offered. */
export function HelpHint({ help, subject }: HelpHintProps) {
  if (!help?.description && !help?.link) return null;
  return (
    <Popover>
      <PopoverTrigger asChild>
        <button
          type="button"
          className="grid size-5 place-items-center rounded-sm text-ink-faint transition-colors hover:bg-hover hover:text-accent-text data-[state=open]:text-accent-text"
        >
          <CircleHelp aria-hidden className="size-3.5" />
          <span className="sr-only">{subject ? `Help: ${subject}` : "Help"}</span>
        </button>
      </PopoverTrigger>
      <PopoverContent className="flex w-72 flex-col gap-2 p-3 text-sm" align="start">
        {help.description && <SafeHtml html={help.description} className="text-ink-muted" />}
        {help.link && <HelpLink href={help.link} />}
      </PopoverContent>
    </Popover>
  );
}
