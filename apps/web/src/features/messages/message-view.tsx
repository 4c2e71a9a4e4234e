"use client";

import { type ReactNode, useState } from "react";
import { JsonTree } from "@/components/tree/json-tree.tsx";
import { Badge } from "@/components/ui/badge.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { JsonView } from "@/features/mapping/json-view.tsx";
import { cn } from "@/lib/cn.ts";
import { formatMany } from "@/lib/format-count.ts";
import { messageParts } from "./message-parts.ts";

type Look = "tree" | "text";

/** A message as a tree or as text: what the step works on first, what earlier steps put out behind a fold. */
export function MessageView({ message, label }: { message: unknown; label: string }) {
  const [look, setLook] = useState<Look>("tree");
  const { editable, passthrough } = messageParts(message);
  return (
    <div className="flex flex-col gap-2">
      <div className="-mt-6 flex h-5 items-center justify-end gap-1">
        <fieldset className="flex rounded-control border p-px">
          <legend className="sr-only">Show as</legend>
          <LookButton look="tree" current={look} onChoose={setLook} />
          <LookButton look="text" current={look} onChoose={setLook} />
        </fieldset>
        {look === "tree" && (
          <CopyButton text={JSON.stringify(message, null, 2)} label={`Copy ${label.toLowerCase()}`} />
        )}
      </div>
      {look === "text" ? (
        <JsonView value={message} label={label} />
      ) : (
        <>
          <JsonTree value={editable} label={`${label} as a tree`} />
          {passthrough && (
            <details>
              <summary className="text-ink-muted text-xs">
                Output of {formatMany(Object.keys(passthrough).length, "earlier step")} <Fixed>travels along</Fixed>
              </summary>
              <div className="mt-1.5">
                <JsonTree value={passthrough} label="Output of earlier steps" />
              </div>
            </details>
          )}
        </>
      )}
    </div>
  );
}

function LookButton({ look, current, onChoose }: { look: Look; current: Look; onChoose(look: Look): void }) {
  return (
    <button
      type="button"
      aria-pressed={look === current}
      onClick={() => onChoose(look)}
      className={cn(
        "h-5 rounded-sm px-1.5 text-xs transition-colors",
        look === current ? "bg-hover font-medium text-ink" : "text-ink-faint hover:text-ink",
      )}
    >
      {look === "tree" ? "Tree" : "Text"}
    </button>
  );
}

function Fixed({ children }: { children: ReactNode }) {
  return <Badge className="ml-1">{children}</Badge>;
}
