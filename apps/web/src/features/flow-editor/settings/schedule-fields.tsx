"use client";

import { defaultCron, scheduleProblem, timezoneProblem } from "@millrace/flow";
import { Field } from "@/components/form/field.tsx";
import { Input } from "@/components/form/input.tsx";
import { useEditor } from "../store/editor-context.tsx";
import { useSetFlowSettings } from "./use-set-flow-settings.ts";

const cronHelp = {
  description:
    "Five fields: minute, hour, day of the month, month, weekday. <code>*/5 * * * *</code> is every five minutes.",
  link: "https://crontab.guru/",
};

/** When a polling trigger asks its source. */
export function ScheduleFields() {
  const cron = useEditor((state) => state.history.present.cron);
  const timezone = useEditor((state) => state.history.present.timezone);
  const set = useSetFlowSettings();
  return (
    <>
      <Field
        label="Schedule"
        description="Cron expression of the flow. Every 3 minutes unless set."
        help={cronHelp}
        problem={cron === undefined ? undefined : scheduleProblem(cron)}
      >
        {(ids) => (
          <div data-field="cron">
            <Input
              {...ids}
              value={cron ?? ""}
              placeholder={defaultCron}
              className="font-mono"
              onChange={(event) => set({ cron: event.target.value || undefined })}
            />
          </div>
        )}
      </Field>
      <Field
        label="Time zone"
        description="Of the schedule. UTC unless set."
        problem={timezone === undefined ? undefined : timezoneProblem(timezone)}
      >
        {(ids) => (
          <div data-field="timezone">
            <Input
              {...ids}
              value={timezone ?? ""}
              placeholder="UTC"
              list="time-zones"
              onChange={(event) => set({ timezone: event.target.value || undefined })}
            />
          </div>
        )}
      </Field>
      <datalist id="time-zones">
        {Intl.supportedValuesOf("timeZone").map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
