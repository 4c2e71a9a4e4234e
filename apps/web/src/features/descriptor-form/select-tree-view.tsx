"use client";

import { choiceLabels } from "@millrace/flow";
import { TreeSelect } from "@/components/tree/tree-select.tsx";
import { FieldChoices } from "./field-choices.tsx";
import { type FieldViewProps, textOf } from "./field-view.ts";

/** A choice of one out of a tree: the value is the key of the chosen entry. */
export function SelectTreeView(props: FieldViewProps) {
  const { field, value, onChange, ids, disabled } = props;
  const chosen = textOf(value);
  return (
    <FieldChoices {...props}>
      {({ choices }) => (
        <TreeSelect
          {...ids}
          value={chosen}
          // A key that the tree no longer has stays visible.
          valueLabel={choiceLabels(choices)[chosen] ?? (chosen && `${chosen} (not in the list)`)}
          onValueChange={onChange}
          nodes={choices}
          placeholder={field.prompt ?? field.placeholder}
          searchPlaceholder={`Search ${field.label}`}
          disabled={disabled || choices.length === 0}
        />
      )}
    </FieldChoices>
  );
}
