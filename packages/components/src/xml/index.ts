import { defineComponent } from "@millrace/component";
import descriptor from "./component.json" with { type: "json" };
import { fromJson } from "./from-json.ts";
import { toJson } from "./to-json.ts";

export const xml = defineComponent({ descriptor, functions: { toJson, fromJson } });
