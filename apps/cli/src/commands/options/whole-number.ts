import { InvalidArgumentError } from "commander";

/** Reads an option that takes a whole number from 1 on; anything else is a usage error. */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError("It takes a whole number from 1 on.");
}
