import { Notice } from "@/components/feedback/notice.tsx";
import { formatMany } from "@/lib/format-count.ts";
import { LineList } from "./line-list.tsx";
import type { MessageSurvey } from "./survey-messages.ts";

interface SurveyReportProps {
  survey: MessageSurvey;
  /** Undefined for a step that the flow does not have. */
  nameOf(stepId: string): string | undefined;
}

/** What a chosen file holds, before anything is done with it. */
export function SurveyReport({ survey, nameOf }: SurveyReportProps) {
  const { steps, problems } = survey;
  return (
    <>
      {steps.length > 0 && (
        <ul className="flex flex-col gap-0.5 text-sm">
          {steps.map(({ stepId, count }) => (
            <li key={stepId} className="tabular-nums">
              {formatMany(count, "message")} for <span className="font-medium">{nameOf(stepId) ?? stepId}</span>
              {nameOf(stepId) === undefined && <span className="text-suspended">, which this draft does not have</span>}
            </li>
          ))}
        </ul>
      )}
      {steps.length === 0 && problems.length === 0 && <Notice tone="warning">The file is empty.</Notice>}
      {problems.length > 0 && (
        <Notice tone="warning" title={`${formatMany(problems.length, "line")} cannot be imported`}>
          <LineList label="Lines that cannot be imported" problems={problems} />
        </Notice>
      )}
    </>
  );
}
