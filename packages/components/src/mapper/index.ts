import { defineComponent } from "@millrace/component";
import descriptor from "./component.json" with { type: "json" };
import { map } from "./map.ts";

export const mapper = defineComponent({
  descriptor,
  functions: { map },
});
