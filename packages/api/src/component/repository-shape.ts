import { z } from "zod";

/**
 * Where a component may be fetched from: a public address. It is fetched from the network of steps, which does not reach the platform's
 * own services; addresses that mean the fetching machine itself, or what clouds tell their machines, are refused all the same.
 */
export const repositoryShape = z.object({
  url: z
    .string()
    .max(2_000)
    .superRefine((text, context) => {
      const problem = urlProblem(text);
      if (problem) context.addIssue({ code: "custom", message: problem });
    }),
  ref: z
    .string()
    .max(200)
    .regex(/^[A-Za-z0-9_][\w./+@-]*$/, "is no name of a branch or tag")
    .optional(),
  folder: z
    .string()
    .max(500)
    .regex(/^(?!.*(^|\/)\.\.(\/|$))[\w./@ -]+$/, "is no folder in the repository")
    .optional(),
});

function urlProblem(text: string): string | undefined {
  const url = URL.parse(text);
  if (!url || !["http:", "https:"].includes(url.protocol)) {
    return "must begin with https:// or http://. Of a repository that is not public push a zip file";
  }
  if (url.username || url.password) {
    return "must hold no user name and no password: they would be kept. Of a repository that is not public push a zip file";
  }
  return isOfMachine(url.hostname) ? "leads to the machine that would fetch it" : undefined;
}

function isOfMachine(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "").toLowerCase();
  return (
    /(^|\.)localhost\.?$/.test(host) ||
    /^(127|0)\.|^169\.254\./.test(host) || // URL writes every spelling of an IPv4 address as four numbers
    /^(::1?$|fe[89ab][0-9a-f]:|::ffff:(7f|0|a9fe))/.test(host)
  );
}
