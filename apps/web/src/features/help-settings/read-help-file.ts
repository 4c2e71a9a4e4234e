import { helpPlaces } from "@millrace/flow";
import { z } from "zod";

const ruleSchema = z.strictObject({
  place: z.enum(helpPlaces).exactOptional(),
  component: z.string().exactOptional(),
  function: z.string().exactOptional(),
  field: z.string().exactOptional(),
  link: z.string().exactOptional(),
  description: z.string().exactOptional(),
  hidden: z.boolean().exactOptional(),
});
const fileSchema = z.strictObject({ docsBaseUrl: z.string().exactOptional(), rules: z.array(ruleSchema) });

/** An exported configuration, or the sentence that says what is wrong with the file. The server judges the rules themselves. */
export async function readHelpFile(
  file: Pick<File, "text">,
): Promise<z.infer<typeof fileSchema> | { problem: string }> {
  let content: unknown;
  try {
    content = JSON.parse(await file.text());
  } catch {
    return { problem: "It holds no JSON." };
  }
  const parsed = fileSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return { problem: `${issue?.path.join(".") || "The file"}: ${issue?.message ?? "unexpected content"}` };
}
