import { StepError } from "@millrace/component";

const named: Record<string, string> = { comma: ",", semicolon: ";", tab: "\t", pipe: "|" };

/** A choice of the field, or the sign itself in a flow file. */
export function readDelimiter(choice: string | undefined): string {
  const sign = named[choice || "comma"] ?? choice ?? "";
  if (sign.length === 1 && !/["\r\n]/.test(sign)) return sign;
  throw new StepError(`Separator: "${choice}" is none. Choose comma, semicolon, tab or pipe, or give a single sign.`, {
    code: "invalid_field",
  });
}
