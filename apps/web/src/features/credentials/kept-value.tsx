import type { ControlIds } from "@/components/form/field.tsx";
import { Button } from "@/components/ui/button.tsx";

/** A saved value in its field: it can be replaced, not seen. */
export function KeptValue({ ids, label, onReplace }: { ids: ControlIds; label: string; onReplace(): void }) {
  return (
    <div className="flex h-8 items-center gap-2 rounded-control border border-line border-dashed bg-sunken pr-1 pl-2.5 text-sm">
      <span aria-hidden className="text-ink-faint tracking-widest">
        ••••••
      </span>
      <span className="flex-1 text-ink-muted">kept</span>
      <Button id={ids.id} size="sm" variant="ghost" aria-label={`Replace ${label}`} onClick={onReplace}>
        Replace
      </Button>
    </div>
  );
}
