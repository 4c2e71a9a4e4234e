import { InvalidArgumentError } from "commander";

/** Reads an option that takes a number above 0; anything else is a usage error. */
export function positiveNumber(text: string): number {
  const number = Number(text);
  if (Number.isFinite(number) && number > 0) return number;
  throw new InvalidArgumentError("It takes a number above 0.");
}
