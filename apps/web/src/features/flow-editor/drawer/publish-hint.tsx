"use client";

import { EmptyState } from "@/components/feedback/empty-state.tsx";
import { PublishButton } from "../top-bar/publish-button.tsx";

/** In place of versions that do not exist yet. */
export function PublishHint() {
  return (
    <EmptyState title="Never published" className="py-8" actions={<PublishButton />}>
      Publishing makes a version of the draft: what a started flow works with, and what one can come back to.
    </EmptyState>
  );
}
