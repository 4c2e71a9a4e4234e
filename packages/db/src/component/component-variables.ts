import { z } from "zod";
import { type MasterKey, seal, unseal } from "../secrets/sealing.ts";

/** By name, each value sealed: some are keys of other people's systems. */
export type SealedVariables = Record<string, string>;

const mark = "sealed:";
const context = "component-variable";
/** What the platform itself goes by, and nobody's secret. */
const plainNames = /^EIO_REQUIRED_RAM_MB/;

export function sealVariables(masterKey: MasterKey, variables: Record<string, string>): SealedVariables {
  return mapValues(variables, (value, name) =>
    plainNames.test(name) ? value : `${mark}${seal(masterKey, { value, context }).toString("base64")}`,
  );
}

/** As the containers get them. Throws `wrong_key`. */
export function openVariables(masterKey: MasterKey, variables: SealedVariables): Record<string, string> {
  return mapValues(variables, (value) => {
    if (!value.startsWith(mark)) return value;
    const sealed = Buffer.from(value.slice(mark.length), "base64");
    return z.string().parse(unseal(masterKey, { sealed, context }));
  });
}

function mapValues(values: Record<string, string>, change: (value: string, name: string) => string) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value, name)]));
}
