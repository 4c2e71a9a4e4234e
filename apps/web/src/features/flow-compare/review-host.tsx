"use client";

import { useEditor } from "@/features/flow-editor/store/editor-context.tsx";
import { PublishDialog } from "@/features/flow-editor/top-bar/publish-dialog.tsx";
import { CompareDialog } from "./compare-dialog.tsx";

/** Shows what is looked at instead of edited, when there is something. */
export function ReviewHost() {
  const review = useEditor((state) => state.review);
  if (!review) return null;
  return review.kind === "publish" ? <PublishDialog /> : <CompareDialog before={review.before} after={review.after} />;
}
