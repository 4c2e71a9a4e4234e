import { Dialog, DialogBody, DialogContent } from "@/components/ui/dialog.tsx";
import { Kbd } from "@/components/ui/kbd.tsx";
import { canvasKeys } from "./canvas-keys.ts";

export function ShortcutSheet({ open, onOpenChange }: { open: boolean; onOpenChange(open: boolean): void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Keyboard shortcuts">
        <DialogBody>
          <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1.5 text-sm">
            {canvasKeys.map(({ chords, does }) => (
              <div key={does} className="contents">
                <dt className="text-ink-muted">{does}</dt>
                <dd className="flex justify-end gap-1">
                  {chords.map((chord) => (
                    <Kbd key={chord}>
                      {chord
                        .replace("Mod", "Ctrl")
                        .replaceAll("+", " + ")
                        .replace(/^ \+ $/, "+")}
                    </Kbd>
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
