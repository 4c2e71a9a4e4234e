"use client";

import { Field } from "@/components/form/field.tsx";
import { Select } from "@/components/form/select.tsx";
import type { FieldViewProps } from "./field-view.ts";
import { PairList } from "./pair-list.tsx";
import { ExpressionPart } from "./source-surroundings.tsx";
import { type RestApi, readRestApi, restMethods, restPairBodies } from "./structured-values.ts";

const contentTypes = [
  "application/json",
  "application/xml",
  "text/xml",
  "text/html",
  "text/plain",
  "multipart/form-data",
  "application/x-www-form-urlencoded",
  "application/octet-stream",
];

/** A request of the REST component: address, header values and body are JSONata. */
export function RestApiView({ value, onChange, ids, disabled }: FieldViewProps) {
  const request = readRestApi(value);
  const change = (part: Partial<RestApi>) => onChange({ ...request, ...part });
  return (
    <div className="flex flex-col gap-3">
      <Select
        id={ids.id}
        aria-label="Method"
        className="w-32"
        aria-describedby={ids["aria-describedby"]}
        value={request.method}
        disabled={disabled}
        options={restMethods.map((method) => ({ value: method, label: method }))}
        onValueChange={(method) => change({ method: restMethods.find((known) => known === method) ?? "GET" })}
      />
      <Field label="URL" description="JSONata: a fixed address stands in quotation marks." required>
        {(own) => (
          <ExpressionPart
            // What is missing or wrong of the whole is the address first of all.
            ids={{ ...own, "aria-invalid": ids["aria-invalid"] }}
            source={request.url}
            placeholder={'"https://api.example.com/orders"'}
            disabled={disabled}
            onChange={(url) => change({ url })}
          />
        )}
      </Field>
      <PairList noun="Header" pairs={request.headers} disabled={disabled} onChange={(headers) => change({ headers })} />
      {request.method !== "GET" && (
        <Body body={request.body} disabled={disabled} onChange={(body) => change({ body })} />
      )}
    </div>
  );
}

interface BodyProps {
  body: RestApi["body"];
  disabled: boolean | undefined;
  onChange(body: RestApi["body"]): void;
}

function Body({ body, disabled, onChange }: BodyProps) {
  const list = restPairBodies[body.contentType];
  return (
    <>
      <Field label="Body sent as">
        {(own) => (
          <Select
            {...own}
            value={body.contentType}
            disabled={disabled}
            options={contentTypes.map((type) => ({ value: type, label: type }))}
            onValueChange={(contentType) => onChange({ ...body, contentType })}
          />
        )}
      </Field>
      {list ? (
        <PairList
          noun="Part"
          pairs={body[list]}
          disabled={disabled}
          onChange={(pairs) => onChange({ ...body, [list]: pairs })}
        />
      ) : (
        <Field label="Body">
          {(own) => (
            <ExpressionPart
              ids={own}
              source={body.raw}
              placeholder="JSONata: $ is the whole message"
              disabled={disabled}
              className="min-h-16"
              onChange={(raw) => onChange({ ...body, raw })}
            />
          )}
        </Field>
      )}
    </>
  );
}
