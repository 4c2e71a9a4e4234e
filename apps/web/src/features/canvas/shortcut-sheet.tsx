"use client";

import { useState } from "react";
import { Input } from "@/components/form/input.tsx";
import { Dialog, DialogBody, DialogContent } from "@/components/overlay/dialog.tsx";
import { Kbd } from "@/components/ui/kbd.tsx";
import { canvasKeys, chordWords } from "./canvas-keys.ts";

/** All keys of the canvas, searchable by what they do and by the key. */
export function ShortcutSheet({ onClose }: { onClose(): void }) {
  const [query, setQuery] = useState("");
  const wanted = query.trim().toLowerCase();
  const found = canvasKeys.filter(
    ({ does, chords }) =>
      does.toLowerCase().includes(wanted) || chords.some((chord) => chordWords(chord).toLowerCase() === wanted),
  );
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title="Keyboard shortcuts">
        <div className="border-b px-4 py-2">
          <Input
            type="search"
            autoFocus
            aria-label="Search shortcuts"
            placeholder="Search by what it does, or by key…"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
        <DialogBody>
          {found.length === 0 && <p className="py-6 text-center text-ink-muted text-sm">No shortcut for that.</p>}
          <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1.5 text-sm leading-6">
            {found.map(({ id, chords, does }) => (
              <div key={id} className="contents">
                <dt className="text-ink-muted">{does}</dt>
                <dd className="flex items-center justify-end gap-1">
                  {chords.map((chord) => (
                    <Kbd key={chord}>{chordWords(chord)}</Kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
