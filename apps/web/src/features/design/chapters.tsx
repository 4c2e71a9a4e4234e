"use client";

import { CanvasChapter } from "./canvas-chapter.tsx";
import { ControlsChapter } from "./controls-chapter.tsx";
import { DataChapter } from "./data-chapter.tsx";
import { FeedbackChapter } from "./feedback-chapter.tsx";
import { FieldsChapter } from "./fields-chapter.tsx";
import { FlowChapter } from "./flow-chapter.tsx";
import { ListsChapter } from "./lists-chapter.tsx";
import { OverlaysChapter } from "./overlays-chapter.tsx";
import { TokensChapter } from "./tokens-chapter.tsx";

export function Chapters() {
  return (
    <>
      <TokensChapter />
      <ControlsChapter />
      <FieldsChapter />
      <ListsChapter />
      <FlowChapter />
      <CanvasChapter />
      <FeedbackChapter />
      <DataChapter />
      <OverlaysChapter />
    </>
  );
}
