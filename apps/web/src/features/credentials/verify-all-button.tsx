import { RotateCw, X } from "lucide-react";
import { Spinner } from "@/components/feedback/spinner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import type { VerifyAll } from "./use-verify-all.ts";

export interface VerifyAllButtonProps {
  credentials: ReadonlyArray<{ id: string }>;
  verifyAll: VerifyAll;
}

export function VerifyAllButton({ credentials, verifyAll: { progress, start, stop } }: VerifyAllButtonProps) {
  if (!progress) {
    return (
      <Button onClick={() => start(credentials)}>
        <RotateCw aria-hidden />
        Verify all
      </Button>
    );
  }
  return (
    <div className="flex items-center gap-1">
      <span role="status" className="flex items-center gap-2 text-ink-muted text-sm">
        <Spinner />
        Verifying {Math.min(progress.done + 1, progress.all)} of {progress.all}
      </span>
      <IconButton label="Stop verifying" size="sm" onClick={stop}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
