"use client";

import { useProblems } from "../problems/problem-context.tsx";
import { settingsFieldOf } from "../problems/settings-field-of.ts";

/** What is wrong with a field of the flow's settings, or undefined. */
export function useSettingsProblem(field: string): string | undefined {
  return useProblems().find((problem) => settingsFieldOf(problem) === field)?.message;
}
