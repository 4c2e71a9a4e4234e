import { describe, expect, it } from "vitest";
import { surveyMessages } from "./survey-messages.ts";
import { whyNoExport } from "./why-no-export.ts";

describe("a file of messages", () => {
  it("tells how many there are for each step, and skips empty lines", () => {
    const line = (stepId: string) => JSON.stringify({ flowId: "f", stepId, messageId: "m", message: { body: {} } });
    expect(surveyMessages([line("step_3"), line("step_2"), "", line("step_3"), ""].join("\n"))).toEqual({
      steps: [
        { stepId: "step_3", count: 2 },
        { stepId: "step_2", count: 1 },
      ],
      problems: [],
    });
  });

  it("names the line of what is no message", () => {
    const text = ['{"stepId":"a","message":{}}', "{oops", '{"message":{}}', '{"stepId":"a"}'].join("\r\n");
    expect(surveyMessages(text).problems).toEqual([
      { line: 2, reason: "is no JSON" },
      { line: 3, reason: "names no step (stepId)" },
      { line: 4, reason: "has no message" },
    ]);
  });
});

describe("an export of waiting messages", () => {
  it("needs that nobody takes them meanwhile", () => {
    expect(whyNoExport({ flowState: "suspended", step: undefined })).toBeUndefined();
    expect(whyNoExport({ flowState: "running", step: { isPaused: true } })).toBeUndefined();
    expect(whyNoExport({ flowState: "running", step: { isPaused: false } })).toContain("Pause this step");
    expect(whyNoExport({ flowState: "running", step: undefined })).toContain("Suspend the flow first");
    expect(whyNoExport({ flowState: "inactive", step: undefined })).toContain("no queues");
  });
});
