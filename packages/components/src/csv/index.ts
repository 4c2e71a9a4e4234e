import { defineComponent } from "@millrace/component";
import descriptor from "./component.json" with { type: "json" };
import { read } from "./read.ts";
import { write } from "./write.ts";

export const csv = defineComponent({ descriptor, functions: { read, write } });
