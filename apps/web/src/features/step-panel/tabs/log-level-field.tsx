"use client";

import { defaultStepSettings, type StepSettings } from "@millrace/flow";
import { Field } from "@/components/form/field.tsx";
import { Select } from "@/components/form/select.tsx";

const levels = ["trace", "debug", "info", "warn", "error"] as const satisfies ReadonlyArray<StepSettings["log_level"]>;

interface LogLevelFieldProps {
  level: StepSettings["log_level"];
  onChange(level: StepSettings["log_level"]): void;
}

export function LogLevelField({ level, onChange }: LogLevelFieldProps) {
  return (
    <Field label="Log level" description="What the step writes to its log.">
      {(ids) => (
        <Select
          {...ids}
          value={level ?? defaultStepSettings.logLevel}
          options={levels.map((name) => ({ value: name, label: name }))}
          onValueChange={(value) => {
            const chosen = levels.find((name) => name === value);
            onChange(chosen === defaultStepSettings.logLevel ? undefined : chosen);
          }}
        />
      )}
    </Field>
  );
}
