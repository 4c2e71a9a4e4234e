import type { FlowFile } from "../definition/flow-definition.ts";

/** One remark of an import, for a person. */
export interface ImportNote {
  kind: "changed" | "left_out";
  /** Of the imported flow. */
  stepId?: string;
  text: string;
}

/** A flow as it was found in a text, in our shape. */
export interface ImportedFlow {
  /** Credentials by name, as in every flow file. */
  file: FlowFile;
  origin: "millrace" | "elastic.io";
  /** What the flow was said to do, where its file says so. */
  description?: string;
  notes: ImportNote[];
  /** Steps that had a credential where they came from; it has to be chosen anew. */
  credentialSteps: string[];
}

export interface ReadFlows {
  flows: ImportedFlow[];
  /** Those of a list that could not be read; the others can. */
  failed: Array<{ name: string; message: string }>;
}
