/** Where the palette leads besides flows. */
export const pages = [
  { href: "/flows", label: "Flows" },
  { href: "/flows/templates", label: "Templates" },
  { href: "/errors", label: "Errors" },
  { href: "/credentials", label: "Credentials" },
  { href: "/components", label: "Components" },
  { href: "/settings/workspace", label: "Workspace settings" },
  { href: "/settings/help", label: "Help links" },
] as const;
