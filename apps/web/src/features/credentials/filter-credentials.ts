import type { ListedCredential } from "./credential-table.tsx";

export type CredentialFilter = "all" | "attention" | "unused";

interface Wanted {
  search: string;
  filter: CredentialFilter;
}

/** What is left of a list: all words of the search in name, component, kind, account or owner. */
export function filterCredentials(
  credentials: readonly ListedCredential[],
  { search, filter }: Wanted,
): ListedCredential[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return credentials.filter((credential) => {
    const { name, component, componentTitle, kind = "", account = "", owner = "" } = credential;
    const text = [name, component, componentTitle, kind, account, owner].join(" ").toLowerCase();
    return words.every((word) => text.includes(word)) && passes(credential, filter);
  });
}

export function needsAttention({ attention, verified }: ListedCredential): boolean {
  return attention !== undefined || verified === false;
}

function passes(credential: ListedCredential, filter: CredentialFilter): boolean {
  switch (filter) {
    case "all":
      return true;
    case "attention":
      return needsAttention(credential);
    case "unused":
      return credential.usedBy.length === 0;
  }
}
