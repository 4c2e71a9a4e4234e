"use client";

import { FileUp } from "lucide-react";
import { useState } from "react";
import { Combobox } from "@/components/form/combobox.tsx";
import { Field } from "@/components/form/field.tsx";
import { FileDrop } from "@/components/form/file-drop.tsx";
import { Input } from "@/components/form/input.tsx";
import { JsonEditor } from "@/components/form/json-editor.tsx";
import { NumberInput } from "@/components/form/number-input.tsx";
import { PasswordInput } from "@/components/form/password-input.tsx";
import { Select } from "@/components/form/select.tsx";
import { Textarea } from "@/components/form/textarea.tsx";
import { Stepper } from "@/components/ui/stepper.tsx";
import { Chapter } from "./specimen.tsx";

const help = { description: "Where to find it." };
const cities = ["Berlin", "Bremen", "Köln", "Leipzig", "München", "Wien", "Zürich"].map((label) => ({
  value: label,
  label,
}));

export function FieldsChapter() {
  const [city, setCity] = useState<string>();
  const [count, setCount] = useState(2);
  const [limit, setLimit] = useState<number>();
  const [file, setFile] = useState<File>();
  const [json, setJson] = useState('{"sku": "A-1", "n": 3');
  return (
    <Chapter title="Fields">
      <Field label="Text" description="What it is stands beneath." help={help} required>
        {(ids) => <Input {...ids} placeholder="https://api.example" />}
      </Field>
      <Field label="With a problem" problem="URL is needed. Fill it in." required>
        {(ids) => <Input {...ids} />}
      </Field>
      <Field label="Disabled">{(ids) => <Input {...ids} disabled value="cannot be changed" readOnly />}</Field>
      <Field label="Read only">{(ids) => <Input {...ids} readOnly value="to be copied" />}</Field>
      <Field label="Password">{(ids) => <PasswordInput {...ids} defaultValue="secret" />}</Field>
      <Field label="Number">
        {(ids) => <NumberInput {...ids} value={limit} onChange={setLimit} placeholder={75_000} min={1} max={75_000} />}
      </Field>
      <Field label="Choice">{(ids) => <Select {...ids} value={city} options={cities} onValueChange={setCity} />}</Field>
      <Field label="Choice, disabled">
        {(ids) => <Select {...ids} value={undefined} options={cities} onValueChange={setCity} disabled />}
      </Field>
      <Field label="Choice among many">
        {(ids) => (
          <Combobox {...ids} value={city} options={cities} onValueChange={setCity} placeholder="Choose a city…" />
        )}
      </Field>
      <Field label="Choice among many, loading" problem="It does not answer. Try again.">
        {(ids) => <Combobox {...ids} value="gone" options={[]} onValueChange={setCity} loading />}
      </Field>
      <Field label="Count">
        {(ids) => <Stepper {...ids} value={count} min={1} max={5} noun="container" onChange={setCount} />}
      </Field>
      <Field label="Long text">{(ids) => <Textarea {...ids} placeholder="Grows with what is typed" />}</Field>
      <div className="col-span-full flex flex-col">
        <FileDrop
          label="File"
          accept=".json"
          icon={FileUp}
          title={file?.name ?? "Choose a file, or drop it here"}
          hint=".json, up to 5 MB"
          onFile={setFile}
        />
      </div>
      <div className="col-span-full">
        <JsonEditor label="JSON" text={json} onChange={setJson} />
      </div>
    </Chapter>
  );
}
