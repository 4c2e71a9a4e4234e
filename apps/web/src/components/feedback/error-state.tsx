import { RotateCw } from "lucide-react";
import Link from "next/link";
import { readApiError } from "@/lib/api-error.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "./empty-state.tsx";

export interface ErrorStateProps {
  /** What could not be done: "The flows could not be loaded". */
  title: string;
  error: unknown;
  onRetry?: () => void;
  /** Where to go instead; all there is to do when what was looked for is not there. */
  leave?: { label: string; href: string };
  className?: string | undefined;
}

export function ErrorState({ title, error, onRetry, leave, className }: ErrorStateProps) {
  const { code, message } = readApiError(error);
  const isGone = code === "not_found" && leave !== undefined;
  return (
    <div role="alert">
      <EmptyState
        title={title}
        className={className}
        actions={
          (onRetry ?? leave) && (
            <>
              {onRetry && !isGone && (
                <Button onClick={onRetry}>
                  <RotateCw aria-hidden />
                  Try again
                </Button>
              )}
              {leave && (
                <Button asChild>
                  <Link href={leave.href}>{leave.label}</Link>
                </Button>
              )}
            </>
          )
        }
      >
        {message}
      </EmptyState>
    </div>
  );
}
