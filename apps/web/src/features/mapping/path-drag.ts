/** Type of a path of a sample on its way from the tree to a field. */
export const pathType = "application/x-millrace-path";
