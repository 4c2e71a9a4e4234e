import { RotateCw } from "lucide-react";
import { readApiError } from "@/lib/api-error.ts";
import { Button } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";

export interface ErrorStateProps {
  /** What could not be done: "The flows could not be loaded". */
  title: string;
  error: unknown;
  onRetry?: () => void;
}

export function ErrorState({ title, error, onRetry }: ErrorStateProps) {
  return (
    <div role="alert">
      <EmptyState
        title={title}
        actions={
          onRetry && (
            <Button onClick={onRetry}>
              <RotateCw aria-hidden />
              Try again
            </Button>
          )
        }
      >
        {readApiError(error).message}
      </EmptyState>
    </div>
  );
}
