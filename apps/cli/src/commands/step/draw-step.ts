import type { StepAnswer } from "../../rest/answers.ts";

export function drawStep({ stepId, isPaused, replicas, prefetch }: StepAnswer): string {
  return `${stepId}  ${isPaused ? "paused" : "works"}  replicas ${replicas}  prefetch ${prefetch}`;
}
