"use client";

import { Plus, Trash2 } from "lucide-react";
import { Field } from "@/components/form/field.tsx";
import { Input } from "@/components/form/input.tsx";
import { NumberInput } from "@/components/form/number-input.tsx";
import { Select } from "@/components/form/select.tsx";
import { Button } from "@/components/ui/button.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import type { FieldViewProps } from "./field-view.ts";
import { type Csv, readCsv } from "./structured-values.ts";

const separators = [
  { value: ",", label: "Comma ," },
  { value: ";", label: "Semicolon ;" },
  { value: "\t", label: "Tab" },
  { value: "|", label: "Bar |" },
];
const types = ["string", "number", "date"].map((type) => ({ value: type, label: type }));

/** `{ separator, startRow, columns: [{ property, type }] }`. */
export function CsvReadView(props: FieldViewProps) {
  return <CsvLayout {...props} reads />;
}

/** `{ separator, columns: [{ property }] }`. */
export function CsvWriteView(props: FieldViewProps) {
  return <CsvLayout {...props} reads={false} />;
}

function CsvLayout({ value, onChange, ids, disabled, reads }: FieldViewProps & { reads: boolean }) {
  const layout = readCsv(value);
  const change = (part: Partial<Csv>) => onChange({ ...layout, ...part });
  const changeColumn = (index: number, part: Partial<Csv["columns"][number]>) =>
    change({ columns: layout.columns.map((column, at) => (at === index ? { ...column, ...part } : column)) });
  return (
    <div className="flex flex-col gap-3">
      <Select
        {...ids}
        value={layout.separator}
        disabled={disabled}
        options={separators}
        onValueChange={(separator) => change({ separator })}
      />
      {reads && (
        <Field label="Rows to skip" description="1 when the first row holds the names.">
          {(own) => (
            <NumberInput
              {...own}
              value={layout.startRow}
              placeholder={0}
              min={0}
              max={1_000_000}
              disabled={disabled === true}
              onChange={(startRow) => change({ startRow })}
            />
          )}
        </Field>
      )}
      <fieldset aria-label="Columns" className="flex flex-col gap-1.5">
        {layout.columns.map((column, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place
          <div key={index} className="flex gap-1.5">
            <Input
              aria-label={`Column ${index + 1}: property`}
              placeholder="Property"
              value={column.property}
              disabled={disabled}
              onChange={(event) => changeColumn(index, { property: event.target.value })}
            />
            {reads && (
              <Select
                aria-label={`Column ${index + 1}: type`}
                value={typeof column.type === "string" ? column.type : "string"}
                options={types}
                disabled={disabled}
                className="w-28"
                onValueChange={(type) => changeColumn(index, { type })}
              />
            )}
            <IconButton
              size="sm"
              label={`Remove column ${index + 1}`}
              disabled={disabled}
              onClick={() => change({ columns: layout.columns.filter((_, at) => at !== index) })}
            >
              <Trash2 aria-hidden />
            </IconButton>
          </div>
        ))}
        <Button
          size="sm"
          className="self-start"
          disabled={disabled}
          onClick={() => change({ columns: [...layout.columns, { property: "" }] })}
        >
          <Plus aria-hidden />
          Add column
        </Button>
      </fieldset>
    </div>
  );
}
