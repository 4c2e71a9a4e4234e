import { type Catalogue, findInCatalogue } from "@millrace/db";
import { DomainError, type HelpOverride, helpRuleProblems } from "@millrace/flow";

/** Throws `invalid_input` with all that is wrong with these rules; several are counted from 1. */
export function checkHelpRules(rules: readonly HelpOverride[], catalogue: Catalogue): void {
  const findComponent = (component: string) => findInCatalogue(catalogue, { component })?.descriptor;
  const problems = rules.flatMap((rule, index) =>
    helpRuleProblems(rule, { findComponent }).map(({ part, message }) => ({
      field: part,
      message: rules.length > 1 ? `Rule ${index + 1}: ${message}` : message,
    })),
  );
  if (problems.length === 0) return;
  throw new DomainError("invalid_input", problems.map(({ message }) => message).join(" "), { details: { problems } });
}
