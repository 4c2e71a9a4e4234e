"use client";

import { useDeferredValue, useEffect } from "react";
import { useCatalogue } from "../catalogue/catalogue-context.tsx";
import { useDefinition } from "../store/editor-context.tsx";
import { type JudgedAgainst, judgeFlow } from "./judge-flow.ts";
import type { ProblemStore } from "./problem-store.ts";

/** Keeps the problem store in step with the document. Typing comes first: the judgement follows when there is time. */
export function useJudgeFlow(
  store: ProblemStore,
  { credentials, bounds }: Pick<JudgedAgainst, "credentials" | "bounds">,
): void {
  const definition = useDeferredValue(useDefinition());
  const catalogue = useCatalogue();
  useEffect(() => {
    const problems = judgeFlow(definition, { catalogue, credentials, bounds });
    if (problems) store.getState().show(problems);
  }, [store, definition, catalogue, credentials, bounds]);
}
