import { randomUUID } from "node:crypto";
import type { ReactNode } from "react";
import { KnownAnswers } from "@/lib/known-answers.tsx";
import { findAnswers, type Questions } from "@/server/find-answers.ts";

interface PageAnswersProps {
  /** What the page will ask first. */
  to: Questions;
  children: ReactNode;
}

/** Sends a page its first answers along. */
export async function PageAnswers({ to, children }: PageAnswersProps) {
  return (
    <KnownAnswers visit={randomUUID()} answers={await findAnswers(to)}>
      {children}
    </KnownAnswers>
  );
}
